import { z } from 'zod';
import { idSchema, instantSchema, lineSchema, pageQuerySchema } from '../shared.js';

export const MIN_BREAK_GLASS_REASON = 20;
export const MAX_BREAK_GLASS_REASON = 500;
export const MAX_BREAK_GLASS_HOURS = 24;
/** So long a request waits for the second administrator. */
export const BREAK_GLASS_DECISION_HOURS = 24;

/** The reason is read by the second administrator, by the person concerned and in the audit log. */
export const breakGlassRequestSchema = z
  .object({
    personId: idSchema,
    reason: lineSchema(MAX_BREAK_GLASS_REASON).min(MIN_BREAK_GLASS_REASON),
    hours: z.number().int().min(1).max(MAX_BREAK_GLASS_HOURS),
  })
  .meta({ id: 'BreakGlassRequest' });
export type BreakGlassRequest = z.infer<typeof breakGlassRequestSchema>;

/**
 * `requested`: waits for a second administrator; `lapsed`: nobody decided in time; `approved`: the requester can read;
 * `expired`: its time is over; `ended`: one of the two ended it, or took the request back.
 */
export const BREAK_GLASS_STATES = ['requested', 'approved', 'declined', 'lapsed', 'ended', 'expired'] as const;
export type BreakGlassState = (typeof BREAK_GLASS_STATES)[number];

/** What whoever looks at it can do now. */
export const BREAK_GLASS_STEPS = ['approve', 'decline', 'end', 'read'] as const;
export type BreakGlassStep = (typeof BREAK_GLASS_STEPS)[number];

/** `name` is null where the account is gone. */
const whoSchema = z.object({ id: idSchema, name: z.string().nullable() });

export const breakGlassSchema = z
  .object({
    id: idSchema,
    state: z.enum(BREAK_GLASS_STATES),
    requester: whoSchema,
    person: whoSchema,
    /** Who approved or declined. */
    decider: whoSchema.nullable(),
    reason: z.string(),
    hours: z.number().int(),
    requestedAt: instantSchema,
    decideBy: instantSchema,
    decidedAt: instantSchema.nullable(),
    readUntil: instantSchema.nullable(),
    endedAt: instantSchema.nullable(),
    openedChats: z.number().int(),
    acknowledgedAt: instantSchema.nullable(),
    steps: z.array(z.enum(BREAK_GLASS_STEPS)),
  })
  .meta({ id: 'BreakGlass' });
export type BreakGlass = z.infer<typeof breakGlassSchema>;

export const breakGlassListQuerySchema = pageQuerySchema.extend({ cursor: idSchema.optional() });
export type BreakGlassListQuery = z.infer<typeof breakGlassListQuerySchema>;
/** `isEnabled`: the house allows it; what was requested before stays visible in any case. */
export const breakGlassListSchema = z
  .object({ items: z.array(breakGlassSchema), nextCursor: idSchema.nullable(), isEnabled: z.boolean() })
  .meta({ id: 'BreakGlassList' });
export type BreakGlassList = z.infer<typeof breakGlassListSchema>;

/** What a person is told about somebody who may read, or could read, his or her chats. */
export const breakGlassNoticeSchema = z
  .object({
    id: idSchema,
    requester: whoSchema,
    decider: whoSchema,
    reason: z.string(),
    from: instantSchema,
    readUntil: instantSchema,
    /** Null while it can be read. */
    endedAt: instantSchema.nullable(),
    /** When the list of the chats, with their titles, was looked at last. */
    listedAt: instantSchema.nullable(),
    /** The latest ones of `openedChats`. */
    opened: z.array(z.object({ chatId: idSchema, firstAt: instantSchema, lastAt: instantSchema })),
    openedChats: z.number().int(),
    /** Of the last thing that the notice tells. */
    changedAt: instantSchema,
    /** False again when more was opened since. */
    isAcknowledged: z.boolean(),
  })
  .meta({ id: 'BreakGlassNotice' });
export type BreakGlassNotice = z.infer<typeof breakGlassNoticeSchema>;

/** `changedAt`: of the notice that was shown; what came later is not confirmed by it. */
export const acknowledgeNoticeSchema = z.object({ changedAt: instantSchema }).meta({ id: 'AcknowledgeNotice' });
export type AcknowledgeNotice = z.infer<typeof acknowledgeNoticeSchema>;

/** `toDecide`: requests that wait for the one who asks as the second administrator. */
export const breakGlassNoticesSchema = z
  .object({ items: z.array(breakGlassNoticeSchema), toDecide: z.number().int() })
  .meta({ id: 'BreakGlassNotices' });
export type BreakGlassNotices = z.infer<typeof breakGlassNoticesSchema>;
