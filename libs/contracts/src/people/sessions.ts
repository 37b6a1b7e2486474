import { z } from 'zod';
import { idSchema, instantSchema } from '../shared.js';

export const BROWSER_NAMES = ['chrome', 'edge', 'firefox', 'opera', 'safari', 'samsung'] as const;
export type BrowserName = (typeof BROWSER_NAMES)[number];
export const SYSTEM_NAMES = ['android', 'chromeos', 'ios', 'linux', 'macos', 'windows'] as const;
export type SystemName = (typeof SYSTEM_NAMES)[number];

/** A device on which somebody is signed in. `current`: the one that asks. */
export const sessionSchema = z
  .object({
    id: idSchema,
    browser: z.enum(BROWSER_NAMES).nullable(),
    system: z.enum(SYSTEM_NAMES).nullable(),
    address: z.string().nullable(),
    createdAt: instantSchema,
    lastSeenAt: instantSchema.nullable(),
    current: z.boolean(),
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof sessionSchema>;

export const sessionListSchema = z.object({ items: z.array(sessionSchema) }).meta({ id: 'SessionList' });

export const endedSessionsReplySchema = z.object({ ended: z.number().int() }).meta({ id: 'EndedSessions' });
export type EndedSessionsReply = z.infer<typeof endedSessionsReplySchema>;
