import { z } from 'zod';
import type { Anchor } from './anchors.js';
import { isUsablePublicKey, keyFingerprint } from './ed25519.js';
import { openEnvelope, readFile, type OpenedEnvelope } from './envelope.js';
import { instantSchema } from './instant.js';
import { refuse, type Checked } from './refusal.js';
import { checkedTrust, readRootPayload, signingAnchor } from './root-signature.js';
import type { TrustLoadOptions } from './trust-set.js';
import { checkVersion, type VersionMark } from './version-mark.js';

const fileSchema = z.strictObject({
  payload: z.string(),
  signatures: z.tuple([
    z.strictObject({ protected: z.string(), signature: z.string() }),
    z.strictObject({ protected: z.string(), signature: z.string() }),
  ]),
});

/** Payload of `root.json`: the new root of the world of the old one. `n` counts in the row of the trust sets. */
const rotationSchema = z.object({ ver: z.literal(1), n: z.int().min(1), iat: instantSchema, publicKey: z.string() });
export type RootRotationPayload = z.input<typeof rotationSchema>;

export interface RootRotation extends VersionMark {
  readonly anchor: Anchor;
}

/**
 * Reads `root.json`, a general JWS (RFC 7515, section 7.2.1) with exactly two signatures in any order: one of an
 * anchor, one of the new root, which so proves that its private half exists. Refused with `LIC_TRUST_INVALID`.
 */
export async function loadRootRotation(bytes: Uint8Array, options: TrustLoadOptions): Promise<Checked<RootRotation>> {
  return checkedTrust(async () => {
    const [first, second] = openSignatures(readFile(bytes, 'root'));
    const payload = readRootPayload(first, rotationSchema);
    const fingerprint = keyFingerprint(payload.publicKey);
    const [byNew, byOld] = first.kid === fingerprint ? [first, second] : [second, first];
    if (!isUsablePublicKey(payload.publicKey)) refuse('LIC_TRUST_INVALID', { fact: 'weak-key' });
    if (byOld.kid === byNew.kid) refuse('LIC_TRUST_INVALID', { fact: 'same-root-twice' });
    const old = await signingAnchor(byOld, options.anchors);
    const anchor: Anchor = { env: old.env, publicKey: payload.publicKey };
    await signingAnchor(byNew, [anchor]);
    checkVersion(payload, options.seen?.[old.env]);
    return { anchor, n: payload.n, iat: payload.iat };
  });
}

function openSignatures(value: unknown): readonly [OpenedEnvelope, OpenedEnvelope] {
  const file = fileSchema.safeParse(value);
  if (!file.success) refuse('LIC_MALFORMED', { fact: 'members' });
  const { payload, signatures } = file.data;
  const [first, second] = signatures;
  return [openEnvelope({ payload, ...first }, 'root'), openEnvelope({ payload, ...second }, 'root')];
}
