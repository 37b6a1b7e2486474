import { z } from 'zod';

export const checkSchema = z.object({ status: z.enum(['up', 'degraded', 'down']), detail: z.string().optional() });
/** `modules`: true = licensed and usable now. */
export const healthSchema = z
  .object({
    status: z.enum(['ok', 'degraded']),
    version: z.string(),
    service: z.string(),
    modules: z.record(z.string(), z.boolean()),
    checks: z.record(z.string(), checkSchema),
    doc_count: z.number().int().optional(),
  })
  .meta({ id: 'Health' });
export type Health = z.infer<typeof healthSchema>;
