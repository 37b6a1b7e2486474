import type { DocumentKind } from './document-kinds.js';
import { signatureHolds } from './ed25519.js';
import { openEnvelope, readFile } from './envelope.js';
import { refuse } from './refusal.js';
import type { KeyPurpose, TrustedKey, TrustSet } from './trust-set.js';

interface Signer {
  readonly trust: TrustSet;
  readonly key: TrustedKey;
}

export interface SignedDocument extends Signer {
  readonly payload: Buffer;
}

/**
 * Steps 2 to 5 for a document that a key of a trust set signs. The worlds may use the same `kid`, so every set that
 * knows it is tried; which one signed decides the world. Refuses, in this order, with `LIC_MALFORMED`, `LIC_ALG`,
 * `LIC_WRONG_TYPE`, `LIC_TRUST_INVALID` (no trust set at all), `LIC_UNKNOWN_KEY`, `LIC_KEY_PURPOSE`, `LIC_BAD_SIGNATURE`.
 */
export async function openSigned(
  bytes: Uint8Array,
  kind: DocumentKind & KeyPurpose,
  trust: readonly TrustSet[],
): Promise<SignedDocument> {
  const opened = openEnvelope(readFile(bytes, kind), kind);
  for (const signer of signersFor(opened.kid, kind, trust)) {
    if (await signatureHolds(opened.texts, signer.key.publicKey)) return { ...signer, payload: opened.payload };
  }
  return refuse('LIC_BAD_SIGNATURE');
}

function signersFor(kid: string, purpose: KeyPurpose, trust: readonly TrustSet[]): readonly Signer[] {
  if (trust.length === 0) refuse('LIC_TRUST_INVALID', { fact: 'none' });
  const known = trust.flatMap((set): Signer[] => {
    const key = set.keys.get(kid);
    return key === undefined ? [] : [{ trust: set, key }];
  });
  if (known.length === 0) refuse('LIC_UNKNOWN_KEY', { kid: kid.slice(0, 40) });
  const fitting = known.filter((signer) => signer.key.purpose === purpose);
  if (fitting.length === 0) refuse('LIC_KEY_PURPOSE', { kid });
  return fitting;
}

/**
 * Step 8: was the key allowed to sign at `iat`? A pinned document outlives the revocation of its key, not its time.
 * Refuses with `LIC_KEY_TIME`, then `LIC_KEY_REVOKED`.
 */
export function checkKeyTime(key: TrustedKey, document: { readonly iat: number; readonly pinned: boolean }): void {
  const { iat, pinned } = document;
  if (iat < key.notBefore || iat > key.notAfter) refuse('LIC_KEY_TIME', { kid: key.kid });
  if (!pinned && key.revokedFrom !== undefined && iat >= key.revokedFrom) refuse('LIC_KEY_REVOKED', { kid: key.kid });
}
