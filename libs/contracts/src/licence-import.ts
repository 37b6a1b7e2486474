import { z } from 'zod';
import {
  LICENSE_STATES,
  licenseCustomerSchema,
  licenseParamsSchema,
  licenseReasonSchema,
  licenseViewSchema,
  licenseViewShape,
} from './licence.js';

const count = z.number().int();
const instant = z.string();

/** A document of the vendor that was handed in. Members are null where its kind has none, or it could not be read. */
const licenseDocumentSchema = z.object({
  fileName: z.string(),
  kind: z.enum(['license', 'emergency', 'trust', 'revocation', 'root', 'clock', 'unknown']),
  sha256: z.string(),
  lid: z.string().nullable(),
  seq: count.nullable(),
  edition: z.string().nullable(),
  customer: licenseCustomerSchema.nullable(),
  issuedAt: instant.nullable(),
  /** Number of a trust set, root rotation or revocation list. */
  number: count.nullable(),
  fault: licenseReasonSchema.nullable(),
});
export type LicenseDocumentView = z.infer<typeof licenseDocumentSchema>;

/** `written`: the files lie in the license folder too; `read-only`: the folder cannot be written, the database has them. */
const licenseFolderSchema = z.enum(['written', 'read-only']);

/** `never`: a document is refused, so nothing changes. */
const takesEffectSchema = z.enum(['now', 'at', 'never']);

/** The view after an import, and what was imported. */
export const licenseImportSchema = z
  .object({
    ...licenseViewShape,
    imported: z.array(licenseDocumentSchema),
    folder: licenseFolderSchema,
    takesEffect: takesEffectSchema,
    at: instant.nullable(),
  })
  .meta({ id: 'LicenseImport' });
export type LicenseImport = z.infer<typeof licenseImportSchema>;

export const LICENSE_PREVIEW_WARNINGS = [
  'WOULD_BE_READ_ONLY',
  'OTHER_CUSTOMER',
  'LOWER_EDITION',
  'ENDS_EARLIER',
  'SEATS_BELOW_USE',
  'QUOTA_BELOW_USE',
  'NODES_BELOW_USE',
  'HOST_DOES_NOT_MATCH',
  'CLAIM_NOT_UNDERSTOOD',
] as const;

/** What handing in these documents would do. Nothing has changed. */
export const licensePreviewSchema = z
  .object({
    documents: z.array(licenseDocumentSchema),
    verdict: z.object({ accepted: z.boolean(), state: z.enum(LICENSE_STATES), reason: licenseReasonSchema.nullable() }),
    takesEffect: takesEffectSchema,
    at: instant.nullable(),
    current: licenseViewSchema,
    next: licenseViewSchema.nullable(),
    /**
     * `claim` is a path such as `modules.rag.documents` or `limits.seats`; null is none, and unlimited for quotas.
     * `gained`: more than before; `lost`: less; `changed`: neither.
     */
    diff: z.array(
      z.object({
        claim: z.string(),
        before: z.union([z.string(), z.number(), z.null()]),
        after: z.union([z.string(), z.number(), z.null()]),
        kind: z.enum(['gained', 'lost', 'changed']),
      }),
    ),
    warnings: z.array(z.object({ code: z.enum(LICENSE_PREVIEW_WARNINGS), params: licenseParamsSchema })),
  })
  .meta({ id: 'LicensePreview' });
export type LicensePreview = z.infer<typeof licensePreviewSchema>;
export type LicenseDiff = LicensePreview['diff'][number];
