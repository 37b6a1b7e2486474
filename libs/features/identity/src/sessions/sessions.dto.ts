import type { Session } from '@assist/contracts/people';
import { isoOrNull, type Actor } from '@assist/kernel';
import { deviceWords } from './device-words.js';
import type { SessionEntity } from './session.entity.js';

export function toSession(session: SessionEntity, actor: Actor): Session {
  return {
    id: session.id,
    ...deviceWords(session.userAgent),
    address: session.address,
    createdAt: new Date(session.createdAt).toISOString(),
    lastSeenAt: isoOrNull(session.lastSeenAt),
    current: actor.kind === 'user' && actor.sessionId === session.id,
  };
}
