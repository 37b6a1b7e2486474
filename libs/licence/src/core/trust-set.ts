import { z } from 'zod';
import type { Anchor, LicenseEnv } from './anchors.js';
import { isUsablePublicKey, keyFingerprint } from './ed25519.js';
import { openEnvelope, readFile } from './envelope.js';
import { instantSchema } from './instant.js';
import { ulidSchema } from './license-claims.js';
import { refuse, type Checked } from './refusal.js';
import { checkedTrust, readRootPayload, signingAnchor } from './root-signature.js';
import { checkVersion, type VersionMark } from './version-mark.js';

const keySchema = z.object({
  kid: z.string().regex(/^[a-z]+-[0-9]{4}[a-z]$/),
  publicKey: z.string(),
  purpose: z.enum(['license', 'release', 'revocation', 'clock', 'online']),
  notBefore: instantSchema,
  notAfter: instantSchema,
  revokedFrom: instantSchema.optional(),
  reason: z.string().max(500).optional(),
});

/** Payload of `trust.json`, version 1; other members are ignored. */
export const trustPayloadSchema = z.object({
  ver: z.literal(1),
  n: z.int().min(1),
  iat: instantSchema,
  resetFrom: z.int().min(1).optional(),
  keys: z.array(keySchema).max(1000),
  allow: z.array(ulidSchema),
});
export type TrustPayload = z.input<typeof trustPayloadSchema>;
export type TrustedKey = Readonly<z.output<typeof keySchema>>;
export type KeyPurpose = TrustedKey['purpose'];

declare const verified: unique symbol;
/** The keys that a root vouches for. Only `loadTrustSet` makes one, so to hold one is to have checked it. */
export interface TrustSet extends VersionMark {
  readonly [verified]: true;
  readonly env: LicenseEnv;
  /** The number that this set takes back, one that was too high. */
  readonly resetFrom?: number;
  readonly rootFingerprint: string;
  readonly keys: ReadonlyMap<string, TrustedKey>;
  /** Licences that stay good although their key was revoked. */
  readonly allow: ReadonlySet<string>;
}

export interface TrustLoadOptions {
  readonly anchors: readonly Anchor[];
  /** The highest trust set seen so far, per world. */
  readonly seen?: Readonly<Partial<Record<LicenseEnv, VersionMark>>>;
}

/**
 * Reads `trust.json`. It may come from any place, since a root signed it. Refused with `LIC_TRUST_INVALID`: a signature
 * that is not of an anchor, a number below the highest seen or more than 1000 above it, a key of small order or in a
 * non-canonical encoding, a `kid` given twice, one key for two purposes.
 */
export async function loadTrustSet(bytes: Uint8Array, options: TrustLoadOptions): Promise<Checked<TrustSet>> {
  return checkedTrust(async () => {
    const opened = openEnvelope(readFile(bytes, 'trust'), 'trust');
    const anchor = await signingAnchor(opened, options.anchors);
    const payload = readRootPayload(opened, trustPayloadSchema);
    checkVersion(payload, options.seen?.[anchor.env]);
    return {
      env: anchor.env,
      rootFingerprint: keyFingerprint(anchor.publicKey),
      n: payload.n,
      iat: payload.iat,
      resetFrom: payload.resetFrom,
      keys: keyMap(payload.keys, options.anchors),
      allow: new Set(payload.allow),
    } as unknown as TrustSet;
  });
}

function keyMap(keys: readonly TrustedKey[], anchors: readonly Anchor[]): ReadonlyMap<string, TrustedKey> {
  const byKid = new Map<string, TrustedKey>();
  const purposes = new Map<string, string>(anchors.map((anchor) => [anchor.publicKey, 'root']));
  for (const key of keys) {
    if (!isUsablePublicKey(key.publicKey)) refuse('LIC_TRUST_INVALID', { fact: 'weak-key', kid: key.kid });
    if (byKid.has(key.kid)) refuse('LIC_TRUST_INVALID', { fact: 'kid-twice', kid: key.kid });
    if ((purposes.get(key.publicKey) ?? key.purpose) !== key.purpose) {
      refuse('LIC_TRUST_INVALID', { fact: 'two-purposes', kid: key.kid });
    }
    byKid.set(key.kid, key);
    purposes.set(key.publicKey, key.purpose);
  }
  return byKid;
}
