import { z } from 'zod';

export const localeSchema = z.enum(['de', 'en']);
/** An id as the product makes them: UUID version 7, lower case. */
export const idSchema = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, 'not an id');
/** UTC instant, ISO 8601 with milliseconds. */
export const instantSchema = z.iso.datetime();

/** PostgreSQL takes no NUL in text, and half of a surrogate pair cannot be written in UTF-8: each engine would store another text. */
const wellFormed = (text: string): string => text.replace(/\p{Cs}/gu, '\ufffd');

/**
 * What a person writes or pastes, of several lines, trimmed, not empty. A NUL is taken out: it comes with text copied
 * from documents, is invisible, and whoever pasted it could neither find nor remove it.
 */
export function textSchema(maxLength: number): z.ZodString {
  return optionalTextSchema(maxLength).trim().min(1).max(maxLength);
}

/** As `textSchema`, but kept as it stands and may be empty. */
export function optionalTextSchema(maxLength: number): z.ZodString {
  return z
    .string()
    .overwrite((text) => wellFormed(text).replaceAll('\0', ''))
    .max(maxLength);
}

/** Text that means something else as soon as a character is taken out, such as a password: a NUL is refused. */
export function exactTextSchema(maxLength: number): z.ZodString {
  return z
    .string()
    .overwrite(wellFormed)
    .max(maxLength)
    .refine((text) => !text.includes('\0'), 'the character NUL is not allowed');
}

/** A place in a list or text: more than any document has, less than what every engine can count to. */
export function positionSchema(): z.ZodNumber {
  return z.number().int().min(0).max(MAX_POSITION);
}
export const MAX_POSITION = 200_000_000;

/** Query of a list: `cursor` is the `nextCursor` of the page before. */
export const pageQuerySchema = z.object({
  cursor: exactTextSchema(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type PageQuery = z.infer<typeof pageQuerySchema>;

/** No control characters except line break and tab, trimmed, at least one visible character, well-formed. */
export function lineSchema(maxLength: number): z.ZodString {
  return z
    .string()
    .overwrite(wellFormed)
    .trim()
    .min(1)
    .max(maxLength)
    .regex(/^\P{Cc}*$/u, 'control characters are not allowed');
}
