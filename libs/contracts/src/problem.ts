import { z } from 'zod';
import { ERROR_CODES } from './error-codes.js';

/**
 * Error object of every door, RFC 9457 `application/problem+json`. `code` is the closed set that clients switch on;
 * `params` are the values for the translated text; `issues` are the paths of a failed validation, never its values.
 */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.enum(ERROR_CODES),
    detail: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])),
    issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    requestId: z.string(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof problemSchema>;
