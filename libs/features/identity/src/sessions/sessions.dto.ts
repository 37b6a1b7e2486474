import type { Session } from '@assist/contracts/people';
import type { Actor } from '@assist/kernel';
import { deviceWords } from './device-words.js';
import type { SessionEntity } from './session.entity.js';

export function toSession(session: SessionEntity, actor: Actor): Session {
  return {
    id: session.id,
    ...deviceWords(session.userAgent),
    address: session.address,
    createdAt: new Date(session.createdAt).toISOString(),
    lastSeenAt: session.lastSeenAt === null ? null : new Date(session.lastSeenAt).toISOString(),
    current: actor.kind === 'user' && actor.sessionId === session.id,
  };
}
