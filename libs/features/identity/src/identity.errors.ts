import type { IdentityErrorCode } from '@assist/contracts';
import type { ErrorTableOf } from '@assist/platform/http';

export const identityErrors = {
  CREDENTIALS_INVALID: { status: 401, title: 'E-mail address or password is wrong' },
  LOGIN_THROTTLED: { status: 429, title: 'Too many attempts', level: 'warn' },
  SETUP_DONE: { status: 409, title: 'The installation has an administrator' },
  RESTORE_REQUIRED: {
    status: 503,
    title: 'The database of this data folder is missing; restore it from a backup',
    level: 'error',
  },
  USER_NOT_FOUND: { status: 404, title: 'There is no such user' },
  EMAIL_TAKEN: { status: 409, title: 'Another user has this e-mail address' },
  PASSWORD_TOO_WEAK: { status: 422, title: 'The password is too easy to guess' },
  LAST_ADMIN: { status: 409, title: 'One administrator must stay' },
  LICENSE_SEATS_EXCEEDED: { status: 402, title: 'All seats of the licence are taken' },
} satisfies ErrorTableOf<IdentityErrorCode>;
