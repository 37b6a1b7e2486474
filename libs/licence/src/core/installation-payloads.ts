import { z } from 'zod';
import { openInstallationDocument, type InstallationDocumentKind } from './installation-document.js';
import { instantSchema } from './instant.js';
import { ulidSchema } from './license-claims.js';
import { parseOrRefuse } from './read-payload.js';
import { checked, type Checked } from './refusal.js';

const envelopeSchema = z.object({ protected: z.string(), payload: z.string(), signature: z.string() });
const COMPACT = /^([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)$/;

const line = z
  .string()
  .max(200)
  .regex(/^\P{Cc}*$/u);
const component = z.string().regex(/^(mid|dmi|host|inst):[0-9a-f]{32}$/);
const count = z.int().min(0);
/** Names go to terminals too. */
const counts = z.record(z.string().regex(/^[A-Za-z][A-Za-z0-9._-]{0,59}$/), count);

const head = {
  ver: z.literal(1),
  iat: instantSchema,
  installation: z.object({ id: z.string().regex(/^[A-Z2-7]{26}$/), publicKey: z.string() }),
  product: line.min(1),
  version: line,
  current: z.object({ lid: ulidSchema, seq: z.int().min(1) }).nullable(),
};

/** Payload of a licence request: who asks, on what host, with how much in use. Counts and hashes only. */
const requestPayloadSchema = z.object({
  ...head,
  components: z.array(component).max(20),
  counts,
});
export type RequestPayload = z.input<typeof requestPayloadSchema>;
export type LicenseRequest = z.output<typeof requestPayloadSchema>;

/**
 * Payload of a usage statement over `from` to `to`. `seats` and `nodes` are the highest counts of the period; `quotas`
 * hold the highest use by `module.quota`; `hosts` are the component hashes of every host that worked.
 */
export const usagePayloadSchema = z.object({
  ...head,
  from: instantSchema,
  to: instantSchema,
  seats: count,
  nodes: count,
  quotas: counts,
  hosts: z.array(z.array(component).max(20)).max(1000),
  flags: z.array(line).max(50),
  /** A mark for each day from `from` on, empty where there is none: two copies of one installation draw different ones. */
  marks: z.object({ from: z.iso.date(), days: z.array(z.string().max(16)).max(4000) }).optional(),
});
export type UsagePayload = z.input<typeof usagePayloadSchema>;
export type UsageStatement = z.output<typeof usagePayloadSchema>;

/**
 * The bytes of a document that somebody pasted: the JSON file, or the compact text `protected.payload.signature` that
 * fits a QR code, line breaks of a mail program included.
 */
export function documentBytes(text: string): Uint8Array {
  const parts = COMPACT.exec(text.replaceAll(/\s+/g, ''));
  if (parts === null) return Buffer.from(text);
  const [, header, payload, signature] = parts;
  return Buffer.from(JSON.stringify({ protected: header, payload, signature }));
}

/** The other way round: the text that fits a QR code, of a file that was signed or read before. */
export function compactText(file: Uint8Array | string): string {
  const { protected: header, payload, signature } = envelopeSchema.parse(JSON.parse(Buffer.from(file).toString('utf8')));
  return [header, payload, signature].join('.');
}

/** Reads a licence request. Refused as `openInstallationDocument` does. */
export async function readLicenseRequest(bytes: Uint8Array): Promise<Checked<LicenseRequest>> {
  return openAs(bytes, 'request', requestPayloadSchema);
}

/** Reads a usage statement. Refused as `openInstallationDocument` does. */
export async function readUsageStatement(bytes: Uint8Array): Promise<Checked<UsageStatement>> {
  return openAs(bytes, 'usage', usagePayloadSchema);
}

async function openAs<T>(bytes: Uint8Array, kind: InstallationDocumentKind, schema: z.ZodType<T>): Promise<Checked<T>> {
  const document = await openInstallationDocument(bytes, kind);
  if (!document.ok) return document;
  return checked(() => parseOrRefuse(schema, document.value.payload));
}
