import { z } from 'zod';
import type { PersonalDataPart } from './personal-data.js';
import type { SettingKey } from '../house/settings.js';
import { idSchema, instantSchema, textSchema } from '../shared.js';

/** The rooms whose things grow old and go: chats and documents. */
export const RETENTION_PARTS = ['chat', 'rag'] as const satisfies readonly PersonalDataPart[];
export type RetentionPart = (typeof RETENTION_PARTS)[number];

/** Where the rule of the house stands for each. */
export const RETENTION_SETTINGS = {
  chat: 'privacy.keepChatDays',
  rag: 'privacy.keepDocumentDays',
} as const satisfies Readonly<Record<RetentionPart, SettingKey>>;

export const MAX_KEEP_DAYS = 36_500;
/** Days; null: for ever. */
export const keepDaysSchema = z.int().min(1).max(MAX_KEEP_DAYS).nullable();

const partSchema = z.enum(RETENTION_PARTS);

/** Why a look deleted nothing: the clock is in doubt, it was away or jumped lately, or a rule has just been changed. */
export const RETENTION_WAITS = ['clock', 'settling', 'changed'] as const;

/**
 * How the deletion by rules goes in one room. `removed`, `people`: of the last look. `waiting`: why that one deleted
 * nothing. `notBefore`: until then nothing is deleted, because a rule was changed; null where that is over.
 */
export const retentionRunSchema = z
  .object({
    part: partSchema,
    lookedAt: instantSchema.nullable(),
    nextAt: instantSchema.nullable(),
    running: z.boolean(),
    removed: z.number().int(),
    people: z.number().int(),
    waiting: z.enum(RETENTION_WAITS).nullable(),
    notBefore: instantSchema.nullable(),
  })
  .meta({ id: 'RetentionRun' });
export type RetentionRun = z.infer<typeof retentionRunSchema>;

/** A group whose members have another rule than the house. */
export const retentionExceptionSchema = z
  .object({
    part: partSchema,
    group: z.object({ id: idSchema, name: z.string(), members: z.number().int() }),
    keepDays: keepDaysSchema,
    changedAt: instantSchema,
  })
  .meta({ id: 'RetentionException' });
export type RetentionException = z.infer<typeof retentionExceptionSchema>;

export const retentionRulesSchema = z
  .object({
    house: z.array(z.object({ part: partSchema, keepDays: keepDaysSchema })),
    exceptions: z.array(retentionExceptionSchema),
    /** All groups by name, to choose from. */
    groups: z.array(z.object({ id: idSchema, name: z.string(), members: z.number().int() })),
    runs: z.array(retentionRunSchema),
    /** How many people are under a legal hold. */
    holds: z.number().int(),
  })
  .meta({ id: 'RetentionRules' });
export type RetentionRules = z.infer<typeof retentionRulesSchema>;

export const putExceptionRequestSchema = z.strictObject({ keepDays: keepDaysSchema }).meta({ id: 'PutRetentionException' });
export type PutExceptionRequest = z.infer<typeof putExceptionRequestSchema>;

/**
 * What a change would delete. `groupId` null: the rule of the house. `keepDays` left out: as without the exception, or
 * as the default of the house.
 */
export const previewRequestSchema = z
  .strictObject({ part: partSchema, groupId: idSchema.nullable(), keepDays: keepDaysSchema.optional() })
  .meta({ id: 'RetentionPreviewRequest' });
export type PreviewRequest = z.infer<typeof previewRequestSchema>;

export const PREVIEW_STATES = ['waiting', 'done', 'failed'] as const;
export type PreviewState = (typeof PREVIEW_STATES)[number];
/**
 * `items` of `people` that the rules would delete today, `newly` of them because of the change. People under a legal
 * hold are not counted. The numbers count when it is done.
 */
export const retentionPreviewSchema = z
  .object({
    id: idSchema,
    state: z.enum(PREVIEW_STATES),
    items: z.number().int(),
    newly: z.number().int(),
    people: z.number().int(),
  })
  .meta({ id: 'RetentionPreview' });
export type RetentionPreview = z.infer<typeof retentionPreviewSchema>;

/** How long the caller's things are kept. `groups`: those that say so; empty where the rule is that of the house. */
export const ownRetentionSchema = z
  .object({
    items: z.array(z.object({ part: partSchema, keepDays: keepDaysSchema, groups: z.array(z.string()) })),
    onHold: z.boolean(),
  })
  .meta({ id: 'OwnRetention' });
export type OwnRetention = z.infer<typeof ownRetentionSchema>;

/** Nothing of the person is deleted: not by rules, not by the person, not with the account. */
export const legalHoldSchema = z
  .object({
    person: z.object({ id: idSchema, name: z.string() }),
    reason: z.string(),
    since: instantSchema,
    byName: z.string().nullable(),
  })
  .meta({ id: 'LegalHold' });
export type LegalHold = z.infer<typeof legalHoldSchema>;
export const legalHoldListSchema = z.object({ items: z.array(legalHoldSchema) }).meta({ id: 'LegalHoldList' });
export const userHoldSchema = z.object({ hold: legalHoldSchema.nullable() }).meta({ id: 'UserHold' });

export const putHoldRequestSchema = z.strictObject({ reason: textSchema(500) }).meta({ id: 'PutLegalHold' });
export type PutHoldRequest = z.infer<typeof putHoldRequestSchema>;
