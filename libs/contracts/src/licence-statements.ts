import { z } from 'zod';

const count = z.number().int();
const instant = z.string();

const statementHead = {
  installationId: z.string(),
  product: z.string(),
  version: z.string(),
  issuedAt: instant,
  current: z.object({ lid: z.string(), seq: count }).nullable(),
};
const counts = z.record(z.string(), count);

/** A request for a licence: what is in it, the file to send, and the same for a phone. */
export const licenseRequestSchema = z
  .object({
    preview: z.object({ ...statementHead, components: z.array(z.string()), counts }),
    fileName: z.string(),
    /** The text of the file, to be saved as it is. */
    file: z.string(),
    /** RFC 7515 compact serialisation (`protected.payload.signature`), for a QR code in byte mode. */
    qr: z.object({ encoding: z.literal('jws-compact'), text: z.string() }),
  })
  .meta({ id: 'LicenseRequest' });
export type LicenseRequestReply = z.infer<typeof licenseRequestSchema>;

const daySchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'not a day')
  .refine((day) => new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day) === true, 'not a day');
const DAY_MS = 24 * 3600_000;
export const MAX_USAGE_DAYS = 366;

/** Days in UTC, both included; left out: the last 30. */
export const licenseUsageQuerySchema = z
  .object({ from: daySchema.optional(), to: daySchema.optional() })
  .refine(
    ({ from, to }) => from === undefined || to === undefined || (from <= to && spanDays(from, to) <= MAX_USAGE_DAYS),
    `at most ${MAX_USAGE_DAYS} days, in order`,
  );
export type LicenseUsageQuery = z.infer<typeof licenseUsageQuerySchema>;

function spanDays(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
}

/** A statement of use: what is in it, and the signed file. Counts and hashes only. */
export const licenseUsageSchema = z
  .object({
    preview: z.object({
      ...statementHead,
      from: instant,
      to: instant,
      /** The most at once. */
      seats: count,
      nodes: count,
      /** The most, by `module.quota`. */
      quotas: counts,
      /** Component hashes of each host that worked. */
      hosts: z.array(z.array(z.string())),
      flags: z.array(z.string()),
      /** A random mark for each day, empty where the installation did not run: copies of it have others. */
      marks: z.object({ from: z.string(), days: z.array(z.string()) }),
    }),
    fileName: z.string(),
    file: z.string(),
  })
  .meta({ id: 'LicenseUsageStatement' });
export type LicenseUsageReply = z.infer<typeof licenseUsageSchema>;
