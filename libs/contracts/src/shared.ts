import { z } from 'zod';

export const localeSchema = z.enum(['de', 'en']);
/** An id as the product makes them: UUID version 7, lower case. */
export const idSchema = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, 'not an id');
/** UTC instant, ISO 8601 with milliseconds. */
export const instantSchema = z.iso.datetime();

/** Query of a list: `cursor` is the `nextCursor` of the page before. */
export const pageQuerySchema = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type PageQuery = z.infer<typeof pageQuerySchema>;

/** No control characters except line break and tab, trimmed, at least one visible character. */
export function lineSchema(maxLength: number): z.ZodString {
  return z
    .string()
    .trim()
    .min(1)
    .max(maxLength)
    .regex(/^\P{Cc}*$/u, 'control characters are not allowed');
}
