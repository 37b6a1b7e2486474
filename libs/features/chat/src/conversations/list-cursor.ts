import { isId } from '@assist/kernel';
import { ValidationError } from '@assist/platform/http';
import type { ListPosition } from './chat-conversation.repository.js';

/** A place in the list as text for clients. It names no owner: whoever uses it still sees only their own chats. */
export function toCursor({ updatedAt, id }: ListPosition): string {
  return Buffer.from(`${updatedAt}.${id}`, 'utf8').toString('base64url');
}

/** @throws ValidationError for what `toCursor` did not make */
export function fromCursor(cursor: string | undefined): ListPosition | null {
  if (cursor === undefined) return null;
  const [, instant, id] = /^(\d{1,15})\.(.*)$/.exec(Buffer.from(cursor, 'base64url').toString('utf8')) ?? [];
  if (instant === undefined || !isId(id)) throw new ValidationError([{ path: ['cursor'], message: 'not a cursor of this list' }]);
  return { updatedAt: Number(instant), id };
}
