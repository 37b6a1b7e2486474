import type { EndedSessions } from '@assist/platform/http';
import { z } from 'zod';

/** Channel that tells every process to close the sockets of these sessions. */
export const SESSIONS_ENDED = 'identity.sessions-ended';

export const endedSessionsSchema = z.object({
  userId: z.string(),
  sessionId: z.string().optional(),
  exceptId: z.string().optional(),
}) satisfies z.ZodType<EndedSessions>;
