import { z } from 'zod';
import { idSchema, instantSchema } from '../shared.js';

/**
 * The rooms that keep data of people, in the order in which they are erased: the account last. Each has one
 * `PersonalData` of `@assist/identity/contracts`, in whatever process it runs; a test compares.
 */
export const PERSONAL_DATA_PARTS = ['chat', 'rag', 'house', 'identity'] as const;
export type PersonalDataPart = (typeof PERSONAL_DATA_PARTS)[number];

export const PART_STATES = ['waiting', 'running', 'done', 'failed'] as const;
export type PartState = (typeof PART_STATES)[number];

const partSchema = z.object({
  part: z.enum(PERSONAL_DATA_PARTS),
  state: z.enum(PART_STATES),
  done: z.number().int(),
  total: z.number().int().nullable(),
});

export const erasureSchema = z.object({ requestedAt: instantSchema, parts: z.array(partSchema) }).meta({ id: 'Erasure' });
export type Erasure = z.infer<typeof erasureSchema>;

export const EXPORT_STATES = ['running', 'ready', 'failed'] as const;

/**
 * A copy of what is kept of a person. `mine`: the one who asks had it made, and so may download it; others are listed
 * because they tell of the one who asks.
 */
export const personalExportSchema = z
  .object({
    id: idSchema,
    person: z.object({ id: idSchema, name: z.string().nullable() }),
    requestedBy: z.object({ id: idSchema, name: z.string().nullable() }),
    mine: z.boolean(),
    state: z.enum(EXPORT_STATES),
    done: z.number().int(),
    sizeBytes: z.number().int().nullable(),
    createdAt: instantSchema,
    expiresAt: instantSchema.nullable(),
  })
  .meta({ id: 'PersonalExport' });
export type PersonalExport = z.infer<typeof personalExportSchema>;

export const personalExportListSchema = z.object({ items: z.array(personalExportSchema) }).meta({ id: 'PersonalExportList' });
