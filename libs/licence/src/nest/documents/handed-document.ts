import type { LicenseDocumentView } from '@assist/contracts';
import { z } from 'zod';
import { recogniseDocument, sha256Hex, type LicenseFault } from '../../core/index.js';

/** A file as somebody handed it in. */
export interface HandedDocument {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

export type HandedKind = Exclude<LicenseDocumentView['kind'], 'unknown'>;

export interface RecognisedHanded extends HandedDocument {
  readonly kind: LicenseDocumentView['kind'];
  /** SHA-256 of the payload; null where there is none. */
  readonly fingerprint: string | null;
  /** What it says of itself, for people; not proven. */
  readonly view: Omit<LicenseDocumentView, 'fault'>;
}

const text = z.string().max(200).nullable().catch(null);
const whole = z.int().nullable().catch(null);
const saidSchema = z.object({
  kind: text,
  lid: text,
  seq: whole,
  edition: text,
  customer: z
    .object({ id: z.string().max(200), name: z.string().max(200), contact: z.string().max(200) })
    .nullable()
    .catch(null),
  iat: text,
  n: whole,
  number: whole,
});

/** Finds out what each file is by its `typ`; an emergency licence is a licence by `typ` and has a place of its own. */
export function recogniseHanded({ fileName, bytes }: HandedDocument): RecognisedHanded {
  const found = recogniseDocument(bytes);
  const said = saidSchema.parse(found?.claims ?? {});
  const kind = kindOf(found?.kind, said.kind);
  return {
    fileName,
    bytes,
    kind,
    fingerprint: found?.fingerprint ?? null,
    view: {
      fileName,
      kind,
      sha256: sha256Hex(bytes),
      lid: said.lid,
      seq: said.seq,
      edition: said.edition,
      customer: said.customer,
      issuedAt: said.iat,
      number: said.n ?? said.number,
    },
  };
}

function kindOf(typ: string | undefined, kind: string | null): LicenseDocumentView['kind'] {
  if (typ === 'license') return kind === 'emergency' ? 'emergency' : 'license';
  return typ === 'trust' || typ === 'revocation' || typ === 'root' || typ === 'clock' ? typ : 'unknown';
}

/** What is wrong with the set itself: two of a kind, or a clock token that comes with others. Null for none. */
export function setFault(handed: readonly RecognisedHanded[]): LicenseFault | null {
  const kinds = handed.map(({ kind }) => kind);
  if (new Set(kinds).size < kinds.length) return { code: 'LIC_WRONG_TYPE', params: { fact: 'two-of-a-kind' } };
  if (kinds.includes('clock') && kinds.length > 1) return { code: 'LIC_WRONG_TYPE', params: { fact: 'clock-alone' } };
  return null;
}
