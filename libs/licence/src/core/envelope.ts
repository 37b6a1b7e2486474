import { z } from 'zod';
import { DOCUMENT_KINDS, type DocumentKind } from './document-kinds.js';
import { decodeBase64url, decodeUtf8 } from './encoding.js';
import { refuse } from './refusal.js';
import { parseExact, parseLooselySpaced } from './strict-json.js';

const envelopeSchema = z.strictObject({ protected: z.string(), payload: z.string(), signature: z.string() });
const headerSchema = z.strictObject({ alg: z.string(), kid: z.string(), typ: z.string() });

/** The three texts of a flattened JWS (RFC 7515, section 7.2.2). The signature text is no identity: compare payloads. */
export type Envelope = z.infer<typeof envelopeSchema>;

export interface OpenedEnvelope {
  readonly texts: Envelope;
  readonly kid: string;
  readonly payload: Buffer;
}

/** The JSON value of a whole file of this kind. Refuses with `LIC_MALFORMED`. */
export function readFile(bytes: Uint8Array, kind: DocumentKind): unknown {
  if (bytes.byteLength > DOCUMENT_KINDS[kind].maxBytes) refuse('LIC_MALFORMED', { fact: 'size' });
  return parseLooselySpaced(decodeUtf8(bytes, 'LIC_MALFORMED'), 'LIC_MALFORMED');
}

/**
 * Steps 2 and 3 of the verification: the shape of the envelope and its header, before any key is looked at.
 * Refuses, in this order, with `LIC_MALFORMED`, `LIC_ALG`, `LIC_WRONG_TYPE`.
 */
export function openEnvelope(value: unknown, kind: DocumentKind): OpenedEnvelope {
  const envelope = envelopeSchema.safeParse(value);
  if (!envelope.success) refuse('LIC_MALFORMED', { fact: 'members' });
  const texts = envelope.data;
  const header = bytesOf(texts.protected);
  const payload = bytesOf(texts.payload);
  bytesOf(texts.signature);
  return { texts, kid: kidOf(header, DOCUMENT_KINDS[kind].typ), payload };
}

function bytesOf(text: string): Buffer {
  return decodeBase64url(text) ?? refuse('LIC_MALFORMED', { fact: 'base64url' });
}

function kidOf(header: Buffer, typ: string): string {
  const parsed = headerSchema.safeParse(parseExact(decodeUtf8(header, 'LIC_MALFORMED'), 'LIC_MALFORMED'));
  if (!parsed.success) refuse('LIC_MALFORMED', { fact: 'header' });
  if (parsed.data.alg !== 'Ed25519') refuse('LIC_ALG');
  if (parsed.data.typ !== typ) refuse('LIC_WRONG_TYPE');
  return parsed.data.kid;
}
