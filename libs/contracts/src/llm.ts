import { z } from 'zod';
import { problemSchema } from './problem.js';
import { idSchema, instantSchema, lineSchema } from './shared.js';

export const PROVIDERS = ['ollama', 'openai-compatible', 'openai', 'azure-openai', 'anthropic'] as const;
export const providerSchema = z.enum(PROVIDERS);
export type Provider = (typeof PROVIDERS)[number];

const baseUrlSchema = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .regex(/^[^\p{Cc}\p{Cs}\s]*$/u, 'spaces and control characters are not allowed');
/** It travels in a header, which takes nothing but ASCII. Keys are copied, often with a line break behind them. */
const apiKeySchema = z
  .string()
  .trim()
  .max(4000)
  .regex(/^[\x21-\x7e]*$/, 'an API key has only letters, digits and punctuation of ASCII, and no blanks');

/**
 * Faults that are ours to name, as `fault` in the parameters of a PROVIDER_* problem; without one its `reason` is the
 * provider's own words.
 */
export const PROVIDER_FAULTS = ['empty', 'cut_off', 'unreadable', 'broken_off', 'too_large', 'no_model'] as const;
export type ProviderFault = (typeof PROVIDER_FAULTS)[number];

/** So many groups a connection can be for. */
const MAX_GROUPS = 500;
const groupIdsSchema = z.array(idSchema).max(MAX_GROUPS);
/**
 * Who may use a connection: everybody, or the people of these groups. `defaultGroupIds`: groups whose people it answers
 * where they choose none; they are among those that may use it.
 */
export const modelAccessSchema = z
  .object({ everybody: z.boolean(), groupIds: groupIdsSchema, defaultGroupIds: groupIdsSchema })
  .refine(({ everybody, groupIds, defaultGroupIds }) => everybody || defaultGroupIds.every((id) => groupIds.includes(id)), {
    message: 'a default is for groups that may use the model',
    path: ['defaultGroupIds'],
  })
  .meta({ id: 'ModelAccess' });
export type ModelAccess = z.infer<typeof modelAccessSchema>;
export const modelGroupListSchema = z
  .object({ items: z.array(z.object({ id: idSchema, name: z.string() })) })
  .meta({ id: 'ModelGroupList' });
export type ModelGroupList = z.infer<typeof modelGroupListSchema>;

/**
 * A model endpoint as an administrator describes it. `baseUrl` may be left out for `openai` and `anthropic` (their
 * public endpoint). `apiKey` is written, never read back; `null` clears it, left out keeps the stored one. `access` left
 * out: as it is, or everybody for a new one.
 */
export const connectionDraftSchema = z
  .object({
    name: lineSchema(120),
    provider: providerSchema,
    baseUrl: baseUrlSchema.nullable().default(null),
    model: lineSchema(200),
    apiKey: apiKeySchema.nullable().optional(),
    /** Azure OpenAI only. */
    apiVersion: lineSchema(40).nullable().default(null),
    isDefault: z.boolean().default(false),
    access: modelAccessSchema.optional(),
  })
  .meta({ id: 'ConnectionDraft' });
export type ConnectionDraft = z.infer<typeof connectionDraftSchema>;

export const connectionSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    provider: providerSchema,
    baseUrl: z.string().nullable(),
    model: z.string(),
    hasApiKey: z.boolean(),
    apiVersion: z.string().nullable(),
    isDefault: z.boolean(),
    access: modelAccessSchema,
    createdAt: instantSchema,
  })
  .meta({ id: 'Connection' });
export type Connection = z.infer<typeof connectionSchema>;
export const connectionListSchema = z.object({ items: z.array(connectionSchema) }).meta({ id: 'ConnectionList' });

/** Test a draft before it is saved; `connectionId` lets it use the stored key of an existing connection. */
export const connectionTestRequestSchema = z
  .object({ connectionId: idSchema.optional(), draft: connectionDraftSchema })
  .meta({ id: 'ConnectionTestRequest' });
export type ConnectionTestRequest = z.infer<typeof connectionTestRequestSchema>;

/** `text` is what the model really said; a failed test is an answer, not an HTTP error. */
export const connectionTestReplySchema = z
  .discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), text: z.string(), firstTokenMs: z.number(), totalMs: z.number() }),
    z.object({ ok: z.literal(false), problem: problemSchema }),
  ])
  .meta({ id: 'ConnectionTestReply' });
export type ConnectionTestReply = z.infer<typeof connectionTestReplySchema>;

export const modelNamesReplySchema = z
  .object({ models: z.array(z.string()), problem: problemSchema.nullable() })
  .meta({ id: 'ModelNamesReply' });
export type ModelNamesReply = z.infer<typeof modelNamesReplySchema>;
export const modelNamesRequestSchema = z
  .object({
    connectionId: idSchema.optional(),
    provider: providerSchema,
    baseUrl: baseUrlSchema.nullable().default(null),
    apiKey: apiKeySchema.nullable().optional(),
    apiVersion: lineSchema(40).nullable().default(null),
  })
  .meta({ id: 'ModelNamesRequest' });
export type ModelNamesRequest = z.infer<typeof modelNamesRequestSchema>;

/** Local endpoints that answer on this host. */
export const detectedEndpointsSchema = z
  .object({
    items: z.array(
      z.object({
        product: z.enum(['ollama', 'lm-studio', 'koboldcpp']),
        provider: providerSchema,
        baseUrl: z.string(),
        models: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: 'DetectedEndpoints' });
export type DetectedEndpoints = z.infer<typeof detectedEndpointsSchema>;

/**
 * What a person can choose in the chat, which is what he or she may use. With an empty list the extractive answerer answers. `externalHost` is where
 * outside of the house questions and passages go; null for a model within, whose address is only for administrators.
 */
export const modelListSchema = z
  .object({
    items: z.array(
      z.object({
        id: idSchema,
        name: z.string(),
        model: z.string(),
        isDefault: z.boolean(),
        externalHost: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'ModelList' });
export type ModelList = z.infer<typeof modelListSchema>;
