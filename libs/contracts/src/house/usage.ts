import { z } from 'zod';

/** From which number of people on a group says nothing about one of them. */
export const MIN_GROUP_SIZE = 5;

export const USAGE_MEASURES = ['questions', 'requests', 'tokens', 'documents', 'storedBytes'] as const;
export type UsageMeasure = (typeof USAGE_MEASURES)[number];

/** `user` only where works council mode is off. */
export const USAGE_DIMENSIONS = ['model', 'group', 'user'] as const;
export type UsageDimension = (typeof USAGE_DIMENSIONS)[number];
/** So many lines have a course over the days; the others are only summed up. */
export const MAX_USAGE_SERIES = 8;
const MAX_DAYS = 400;

const daySchema = z.iso.date();
const DAY_MS = 24 * 3600_000;

/** Both days are included. */
export const usageQuerySchema = z
  .object({
    from: daySchema,
    to: daySchema,
    by: z.enum(USAGE_DIMENSIONS),
    measure: z.enum(USAGE_MEASURES).default('questions'),
  })
  .refine(({ from, to }) => from <= to && Date.parse(to) - Date.parse(from) < MAX_DAYS * DAY_MS, {
    message: `must be at most ${MAX_DAYS} days, in order`,
    path: ['to'],
  });
export type UsageQuery = z.infer<typeof usageQuerySchema>;

const count = z.number().int().min(0);
const sumsSchema = z.object({
  questions: count,
  requests: count,
  inputTokens: count,
  outputTokens: count,
  documents: count,
  uploadedBytes: count,
  /** What was kept at the end. */
  storedDocuments: count,
  storedBytes: count,
});
export type UsageSums = z.infer<typeof sumsSchema>;

/** `name`: null for models that fewer than five people used, together. `people`: of a group. */
const usageRowSchema = sumsSchema.extend({
  id: z.string(),
  name: z.string().nullable(),
  people: z.number().int().nullable(),
  /** Of the asked measure, one for each day; null where there are too many lines. */
  course: z.array(count).nullable(),
});
export type UsageRow = z.infer<typeof usageRowSchema>;

export const usageViewSchema = z
  .object({
    days: z.array(daySchema),
    total: sumsSchema.extend({ course: z.array(count) }),
    rows: z.array(usageRowSchema),
    /** True: nothing is shown of single people or small groups. */
    worksCouncilMode: z.boolean(),
    /** Groups that are not shown because that would tell of single people. */
    hiddenGroups: z.number().int(),
  })
  .meta({ id: 'UsageView' });
export type UsageView = z.infer<typeof usageViewSchema>;
