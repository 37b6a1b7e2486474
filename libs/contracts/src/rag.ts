import { z } from 'zod';
import { idSchema, instantSchema, lineSchema, MAX_POSITION, optionalTextSchema, textSchema } from './shared.js';

export const collectionSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    isDefault: z.boolean(),
    documentCount: z.number().int(),
    /** Of these, how many can be found, and how many still wait or are being read; the rest failed. */
    readyCount: z.number().int(),
    pendingCount: z.number().int(),
    createdAt: instantSchema,
  })
  .meta({ id: 'Collection' });
export type Collection = z.infer<typeof collectionSchema>;
export const collectionListSchema = z.object({ items: z.array(collectionSchema) }).meta({ id: 'CollectionList' });
export const collectionRequestSchema = z.object({ name: lineSchema(120) }).meta({ id: 'CollectionRequest' });
export type CollectionRequest = z.infer<typeof collectionRequestSchema>;

export const DOCUMENT_STATES = ['queued', 'parsing', 'indexing', 'ready', 'failed'] as const;

/** Why a document failed. Those in `RETRYABLE_DOCUMENT_FAILURES` may succeed on a second try without another file. */
export const DOCUMENT_FAILURES = [
  'encrypted',
  'damaged',
  'empty',
  'no_text',
  'type_unsupported',
  'too_complex',
  'too_long',
  'timed_out',
  'out_of_memory',
  'parser_crashed',
  'storage_full',
  'internal',
] as const;
export type DocumentFailure = (typeof DOCUMENT_FAILURES)[number];

export const documentSchema = z
  .object({
    id: idSchema,
    collectionId: idSchema,
    name: z.string(),
    mediaType: z.string(),
    sizeBytes: z.number().int(),
    state: z.enum(DOCUMENT_STATES),
    /** Units of the phase: pages while parsing, chunks while indexing. `total` is null until it is known. */
    progress: z.object({ done: z.number().int(), total: z.number().int().nullable() }),
    error: z.object({ reason: z.enum(DOCUMENT_FAILURES), detail: z.string().nullable(), retryable: z.boolean() }).nullable(),
    pageCount: z.number().int().nullable(),
    chunkCount: z.number().int(),
    createdAt: instantSchema,
    readyAt: instantSchema.nullable(),
  })
  .meta({ id: 'Document' });
export type Document = z.infer<typeof documentSchema>;
/** The reply to an upload: the collection may have had a document of the same content, then nothing new was made. */
export const uploadedDocumentSchema = documentSchema.extend({ alreadyThere: z.boolean() }).meta({ id: 'UploadedDocument' });
export type UploadedDocument = z.infer<typeof uploadedDocumentSchema>;
export const documentListSchema = z
  .object({ items: z.array(documentSchema), nextCursor: z.string().nullable() })
  .meta({ id: 'DocumentList' });

/** What an upload may be: larger files and other endings are refused. */
export const uploadRulesSchema = z
  .object({
    maxBytes: z.number().int(),
    /** Lower case, without the dot. */
    extensions: z.array(z.string()),
  })
  .meta({ id: 'UploadRules' });
export type UploadRules = z.infer<typeof uploadRulesSchema>;

/** A rectangle on a page: fractions 0..1 of the page's width and height, origin in the top left corner. */
export const boxSchema = z
  .object({ page: z.number().int(), x: z.number(), y: z.number(), w: z.number(), h: z.number() })
  .meta({ id: 'Box' });
export type Box = z.infer<typeof boxSchema>;

export const BLOCK_KINDS = ['heading', 'paragraph', 'list', 'table', 'code', 'caption'] as const;
/** A block of the extracted text; `charStart` and `charEnd` count UTF-16 units in the whole document's text. */
export const blockSchema = z
  .object({
    kind: z.enum(BLOCK_KINDS),
    level: z.number().int().nullable(),
    page: z.number().int().nullable(),
    text: z.string(),
    charStart: z.number().int(),
    charEnd: z.number().int(),
  })
  .meta({ id: 'Block' });
export type Block = z.infer<typeof blockSchema>;

/** `at`: a character position; the answer is the window of blocks around it. Else blocks from `from` on. */
export const documentContentQuerySchema = z.object({
  from: z.coerce.number().int().min(0).max(MAX_POSITION).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(200),
  at: z.coerce.number().int().min(0).max(MAX_POSITION).optional(),
});
export type DocumentContentQuery = z.infer<typeof documentContentQuerySchema>;
export const documentContentSchema = z
  .object({ documentId: idSchema, from: z.number().int(), total: z.number().int(), blocks: z.array(blockSchema) })
  .meta({ id: 'DocumentContent' });
export type DocumentContent = z.infer<typeof documentContentSchema>;

export const searchRequestSchema = z
  .object({
    query: textSchema(4000),
    collectionIds: z.array(idSchema).max(200).optional(),
    topK: z.number().int().min(1).max(50).default(8),
  })
  .meta({ id: 'SearchRequest' });
export type SearchRequest = z.infer<typeof searchRequestSchema>;

export const searchResultSchema = z
  .object({
    documentId: idSchema,
    collectionId: idSchema,
    chunkId: z.string(),
    title: z.string(),
    page: z.number().int().nullable(),
    boxes: z.array(boxSchema),
    headingPath: z.array(z.string()),
    text: z.string(),
    charStart: z.number().int(),
    charEnd: z.number().int(),
    score: z.number(),
  })
  .meta({ id: 'SearchResult' });
export type SearchResult = z.infer<typeof searchResultSchema>;
export const searchReplySchema = z.object({ results: z.array(searchResultSchema) }).meta({ id: 'SearchReply' });
export type SearchReply = z.infer<typeof searchReplySchema>;

/** Wire format of the helpdesk plugin (seed 000): unknown members are ignored, empty text gives no results. */
export const ragHealthSchema = z.object({ status: z.string(), doc_count: z.number().int() }).meta({ id: 'RagHealth' });
export const ragQueryRequestSchema = z
  .object({
    subject: optionalTextSchema(4000).default(''),
    latest_message: optionalTextSchema(32_000).default(''),
    top_k: z.number().int().default(3),
  })
  .meta({ id: 'RagQueryRequest' });
export type RagQueryRequest = z.infer<typeof ragQueryRequestSchema>;
export const ragQueryReplySchema = z
  .object({
    results: z.array(
      z.object({
        title: z.string(),
        text: z.string(),
        score: z.number(),
        reference_url: z.string(),
        page: z.number().int().nullable(),
      }),
    ),
  })
  .meta({ id: 'RagQueryReply' });
export type RagQueryReply = z.infer<typeof ragQueryReplySchema>;
