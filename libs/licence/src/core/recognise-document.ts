import { z } from 'zod';
import { DOCUMENT_KINDS, type DocumentKind } from './document-kinds.js';
import { decodeBase64url, decodeUtf8, sha256Hex } from './encoding.js';
import { parseLooselySpaced } from './strict-json.js';

const envelopeSchema = z.object({ protected: z.string(), payload: z.string() });
const rotationSchema = z.object({ payload: z.string(), signatures: z.array(z.unknown()) });

export interface RecognisedDocument {
  readonly kind: DocumentKind;
  /** SHA-256 of the payload in hex: with a licence its `fingerprint`. */
  readonly fingerprint: string;
  /** What it says of itself. Nothing of it is proven: for messages only. */
  readonly claims: Readonly<Record<string, unknown>>;
}

/** What kind of document these bytes say they are, null when they are none. Nothing is verified. */
export function recogniseDocument(bytes: Uint8Array): RecognisedDocument | null {
  try {
    const value = parseLooselySpaced(decodeUtf8(bytes, 'LIC_MALFORMED'), 'LIC_MALFORMED');
    if (rotationSchema.safeParse(value).success) return recognised('root', rotationSchema.parse(value).payload);
    const envelope = envelopeSchema.parse(value);
    const { typ } = z.object({ typ: z.string() }).parse(jsonOf(envelope.protected));
    const kind = (Object.keys(DOCUMENT_KINDS) as DocumentKind[]).find((known) => DOCUMENT_KINDS[known].typ === typ);
    return kind === undefined ? null : recognised(kind, envelope.payload);
  } catch {
    return null;
  }
}

function recognised(kind: DocumentKind, payload: string): RecognisedDocument {
  const bytes = decodeBase64url(payload) ?? Buffer.alloc(0);
  const claims = z.record(z.string(), z.unknown()).safeParse(jsonOf(payload));
  return { kind, fingerprint: sha256Hex(bytes), claims: claims.success ? claims.data : {} };
}

function jsonOf(text: string): unknown {
  const bytes = decodeBase64url(text);
  return bytes === null ? null : parseLooselySpaced(decodeUtf8(bytes, 'LIC_MALFORMED'), 'LIC_MALFORMED');
}
