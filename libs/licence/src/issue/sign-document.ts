import { DOCUMENT_KINDS, type DocumentKind } from '../core/index.js';
import { signText, type SigningKey } from './signing-key.js';

/** What a vendor's keys sign, but for `root.json`, which two sign; the release manifest comes with the packages. */
export type SignedKind = 'license' | 'trust' | 'revocation' | 'clock' | 'online';

/** The file of a signed document: a flattened JWS over exactly the text that the payload serialises to. */
export function signDocument(kind: SignedKind, payload: unknown, key: SigningKey): Buffer {
  return signPayloadText(kind, JSON.stringify(payload), key);
}

/** The same for a payload whose text is fixed already, as its hash stands in the ledger. */
export function signPayloadText(kind: SignedKind, text: string, key: SigningKey): Buffer {
  const payload = base64url(text);
  return fileOf({ protected: headerOf(kind, key), payload, signature: signatureOf(kind, payload, key) });
}

/** `root.json`: one payload, signed by the old root and by the new one. */
export function signRootRotation(payload: unknown, roots: readonly [SigningKey, SigningKey]): Buffer {
  const text = base64url(JSON.stringify(payload));
  const signatures = roots.map((key) => ({ protected: headerOf('root', key), signature: signatureOf('root', text, key) }));
  return fileOf({ payload: text, signatures });
}

function signatureOf(kind: DocumentKind, payload: string, key: SigningKey): string {
  return signText(`${headerOf(kind, key)}.${payload}`, key).toString('base64url');
}

function headerOf(kind: DocumentKind, key: SigningKey): string {
  return base64url(JSON.stringify({ alg: 'Ed25519', kid: key.kid, typ: DOCUMENT_KINDS[kind].typ }));
}

function base64url(text: string): string {
  return Buffer.from(text).toString('base64url');
}

function fileOf(envelope: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(envelope, null, 2)}\n`);
}
