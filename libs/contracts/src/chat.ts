import { z } from 'zod';
import { problemSchema } from './problem.js';
import { boxSchema } from './rag.js';
import { exactTextSchema, idSchema, instantSchema, lineSchema, pageQuerySchema, textSchema } from './shared.js';

export const chatSchema = z
  .object({ id: idSchema, title: z.string(), createdAt: instantSchema, updatedAt: instantSchema })
  .meta({ id: 'Chat' });
export type Chat = z.infer<typeof chatSchema>;
export const chatListSchema = z
  .object({ items: z.array(chatSchema), nextCursor: z.string().nullable() })
  .meta({ id: 'ChatList' });
/** `q`: words that the title has, in any order and case. */
export const chatListQuerySchema = pageQuerySchema.extend({
  q: exactTextSchema(200)
    .trim()
    .regex(/^\P{Cc}*$/u, 'control characters are not allowed')
    .optional(),
});
export type ChatListQuery = z.infer<typeof chatListQuerySchema>;
/** An empty title is filled from the first question. */
export const createChatRequestSchema = z.object({ title: lineSchema(200).optional() }).meta({ id: 'CreateChatRequest' });
export type CreateChatRequest = z.infer<typeof createChatRequestSchema>;
export const updateChatRequestSchema = z.object({ title: lineSchema(200) }).meta({ id: 'UpdateChatRequest' });
export type UpdateChatRequest = z.infer<typeof updateChatRequestSchema>;

/** A numbered source of an answer: `[n]` in its text. `quote` is the passage that is marked in the document. */
export const citationSchema = z
  .object({
    n: z.number().int(),
    documentId: idSchema,
    chunkId: z.string(),
    title: z.string(),
    page: z.number().int().nullable(),
    boxes: z.array(boxSchema),
    headingPath: z.array(z.string()),
    quote: z.string(),
    charStart: z.number().int(),
    charEnd: z.number().int(),
    score: z.number(),
  })
  .meta({ id: 'Citation' });
export type Citation = z.infer<typeof citationSchema>;

/** `queued`: accepted, not begun; `streaming`: being written; the others are final. */
export const MESSAGE_STATES = ['queued', 'streaming', 'done', 'stopped', 'failed'] as const;
/**
 * What a person should know about an answer beside its text. `model_failed`: the model gave no word, the text quotes the
 * passages instead; `not_cited`: the model was given passages and refers to none of them; `search_refused`: the asker or the house may not use documents.
 */
export const MESSAGE_NOTICES = [
  'no_model',
  'nothing_found',
  'no_documents',
  'documents_pending',
  'model_failed',
  'not_cited',
  'search_refused',
] as const;
export type MessageNotice = (typeof MESSAGE_NOTICES)[number];

export const messageSchema = z
  .object({
    id: idSchema,
    chatId: idSchema,
    role: z.enum(['user', 'assistant']),
    text: z.string(),
    state: z.enum(MESSAGE_STATES),
    citations: z.array(citationSchema),
    notices: z.array(z.enum(MESSAGE_NOTICES)),
    /** Name of the model that answered; null for the extractive answerer and for a person's message. */
    model: z.string().nullable(),
    problem: problemSchema.nullable(),
    /** Answers only: what the question was asked of. Null: all collections, the default model. */
    asked: z.object({ collectionIds: z.array(idSchema).nullable(), modelId: idSchema.nullable() }).nullable(),
    createdAt: instantSchema,
    finishedAt: instantSchema.nullable(),
  })
  .meta({ id: 'Message' });
export type Message = z.infer<typeof messageSchema>;

/** Oldest first; `before` a message id pages backwards. */
export const messageListQuerySchema = z.object({
  before: idSchema.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(200),
});
export type MessageListQuery = z.infer<typeof messageListQuerySchema>;
export const messageListSchema = z.object({ items: z.array(messageSchema), hasMore: z.boolean() }).meta({ id: 'MessageList' });

/** `collectionIds` left out: all that the asker may read. `modelId` left out: the default model, or extractive without one. */
export const askRequestSchema = z
  .object({
    text: textSchema(32_000),
    collectionIds: z.array(idSchema).max(200).optional(),
    modelId: idSchema.nullable().optional(),
  })
  .meta({ id: 'AskRequest' });
export type AskRequest = z.infer<typeof askRequestSchema>;
/** `modelId` left out: the model that was chosen before; null: the default one. */
export const retryRequestSchema = z.object({ modelId: idSchema.nullable().optional() }).default({}).meta({ id: 'RetryRequest' });
export type RetryRequest = z.infer<typeof retryRequestSchema>;
/** Both messages are stored when this arrives; the answer is written in the background and streamed on `/ws/chat`. */
export const askReplySchema = z.object({ question: messageSchema, answer: messageSchema }).meta({ id: 'AskReply' });
export type AskReply = z.infer<typeof askReplySchema>;
