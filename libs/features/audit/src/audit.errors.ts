import type { AuditErrorCode } from '@assist/contracts';
import type { ErrorTableOf } from '@assist/platform/http';

export const auditErrors = {
  BREAK_GLASS_OFF: { status: 403, title: 'Reading the chats of others is switched off for this house' },
  /** Also for that of another requester, where only the requester may. */
  BREAK_GLASS_NOT_FOUND: { status: 404, title: 'There is no such request' },
  BREAK_GLASS_PERSON_NOT_FOUND: { status: 404, title: 'There is no such person' },
  BREAK_GLASS_OWN_CHATS: { status: 409, title: 'Your own chats need no request' },
  BREAK_GLASS_OPEN: { status: 409, title: 'You have an open request for this person' },
  BREAK_GLASS_SECOND_PERSON: { status: 403, title: 'Another administrator must decide, and not the person concerned' },
  BREAK_GLASS_CLOSED: { status: 409, title: 'This request is decided or over' },
  BREAK_GLASS_REQUESTER_BLOCKED: { status: 409, title: 'Who requested this may not read the audit log any more' },
} satisfies ErrorTableOf<AuditErrorCode>;
