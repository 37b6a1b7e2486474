import type { z } from 'zod';
import type { Anchor } from './anchors.js';
import { isUsablePublicKey, keyFingerprint, signatureHolds } from './ed25519.js';
import { decodeUtf8 } from './encoding.js';
import type { OpenedEnvelope } from './envelope.js';
import { checked, refuse, type Checked } from './refusal.js';
import { parseExact } from './strict-json.js';

/**
 * The anchor that signed this. The `kid` of a root signature is the fingerprint of the root key.
 * Refuses with `LIC_TRUST_INVALID`: no such anchor, an anchor that could not prove anything, or a wrong signature.
 */
export async function signingAnchor(opened: OpenedEnvelope, anchors: readonly Anchor[]): Promise<Anchor> {
  const anchor = anchors.find((candidate) => keyFingerprint(candidate.publicKey) === opened.kid);
  if (anchor === undefined) refuse('LIC_TRUST_INVALID', { fact: 'unknown-root' });
  if (!isUsablePublicKey(anchor.publicKey)) refuse('LIC_TRUST_INVALID', { fact: 'weak-key' });
  if (!(await signatureHolds(opened.texts, anchor.publicKey))) refuse('LIC_TRUST_INVALID', { fact: 'signature' });
  return anchor;
}

/** The payload of a root-signed document. Refuses with `LIC_TRUST_INVALID`. */
export function readRootPayload<S extends z.ZodType>(opened: OpenedEnvelope, schema: S): z.output<S> {
  const raw = parseExact(decodeUtf8(opened.payload, 'LIC_TRUST_INVALID'), 'LIC_TRUST_INVALID');
  const parsed = schema.safeParse(raw);
  if (!parsed.success) refuse('LIC_TRUST_INVALID', { fact: 'schema', claim: parsed.error.issues[0]?.path.join('.') ?? '' });
  return parsed.data;
}

/** Any fault of a root-signed document is a `LIC_TRUST_INVALID`; `fact` keeps what it was. */
export async function checkedTrust<T>(check: () => Promise<T>): Promise<Checked<T>> {
  const result = await checked(check);
  if (result.ok || result.fault.code === 'LIC_TRUST_INVALID' || result.fault.code === 'LIC_INTERNAL') return result;
  return { ok: false, fault: { code: 'LIC_TRUST_INVALID', params: { ...result.fault.params, fact: result.fault.code } } };
}
