import { z } from 'zod';
import { citationSchema, messageSchema } from './chat.js';
import { problemSchema } from './problem.js';
import { idSchema, positionSchema } from './shared.js';

/** socket.io namespace of the chat. The access token goes into `auth.token` of the handshake. */
export const CHAT_NAMESPACE = '/ws/chat';

/**
 * Events of one answer, in order. `reset`: the answer starts again from nothing (after a crash of the server), drop
 * what was shown. `asking`: the search is over, and a model was given so many passages. `done`, `stopped` and `failed` carry the stored message and end the stream.
 */
export const answerEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('reset') }),
  z.object({ type: z.literal('searching') }),
  z.object({ type: z.literal('asking'), model: z.string(), passages: z.number().int() }),
  z.object({ type: z.literal('sources'), citations: z.array(citationSchema) }),
  z.object({ type: z.literal('delta'), text: z.string() }),
  z.object({ type: z.literal('done'), message: messageSchema }),
  z.object({ type: z.literal('stopped'), message: messageSchema }),
  z.object({ type: z.literal('failed'), message: messageSchema }),
]);
export type AnswerEvent = z.infer<typeof answerEventSchema>;

/** Client to server: follow an answer. `after` is the last `seq` seen; 0 or left out sends all from its start. */
export const subscribeRequestSchema = z.object({ messageId: idSchema, after: positionSchema().default(0) });
export type SubscribeRequest = z.infer<typeof subscribeRequestSchema>;
export const messageRefSchema = z.object({ messageId: idSchema });
export type MessageRef = z.infer<typeof messageRefSchema>;

/** Server to client. `seq` rises by one per event of a message. */
export const streamEventSchema = z.object({ messageId: idSchema, seq: z.number().int(), event: answerEventSchema });
export type StreamEvent = z.infer<typeof streamEventSchema>;

/** Acknowledgement of every client event. */
export const ackSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true) }),
  z.object({ ok: z.literal(false), problem: problemSchema }),
]);
export type Ack = z.infer<typeof ackSchema>;

export const CHAT_EVENTS = {
  /** client → server, with acknowledgement */
  subscribe: 'stream.subscribe',
  unsubscribe: 'stream.unsubscribe',
  stop: 'answer.stop',
  /** server → client */
  event: 'stream.event',
  sessionEnded: 'session.ended',
  licenseChanged: 'license.changed',
  /** What the person may do is something else now: ask `GET /api/me`. */
  permissionsChanged: 'permissions.changed',
} as const;
