import type { ChatErrorCode } from '@assist/contracts';
import type { ErrorTableOf } from '@assist/platform/http';

export const chatErrors = {
  /** Also for a chat of somebody else. */
  CHAT_NOT_FOUND: { status: 404, title: 'There is no such chat' },
  /** Also for a message of somebody else. */
  MESSAGE_NOT_FOUND: { status: 404, title: 'There is no such message' },
  CHAT_BUSY: { status: 409, title: 'An answer of this chat is still being written' },
  MESSAGE_NOT_RETRYABLE: { status: 409, title: 'This message cannot be answered again' },
} satisfies ErrorTableOf<ChatErrorCode>;
