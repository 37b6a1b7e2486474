import type { SettingsErrorCode } from '@assist/contracts';
import type { ErrorTableOf } from '@assist/platform/http';

export const settingsErrors = {
  SETTING_NOT_FOUND: { status: 404, title: 'There is no such setting' },
  /** Somebody else changed it since it was read; `params.version` is what holds now. */
  SETTING_CHANGED: { status: 409, title: 'Somebody else has changed this setting meanwhile' },
  /** `params.name` is the key of config.yaml or the variable that decides. */
  SETTING_FIXED: { status: 409, title: 'The operator has fixed this value; it cannot be changed here' },
  MODULE_NOT_FOUND: { status: 404, title: 'There is no such module' },
  LOGO_NOT_FOUND: { status: 404, title: 'There is no such picture' },
  /** `params.reason`: type, size, malformed or empty. */
  LOGO_INVALID: { status: 422, title: 'This file cannot be used as a logo' },
  LOGO_TOO_LARGE: { status: 413, title: 'This file is too large for a logo' },
  BANNER_NOT_FOUND: { status: 404, title: 'There is no such announcement' },
  BANNER_CHANGED: { status: 409, title: 'Somebody else has changed this announcement meanwhile' },
  BANNER_LIMIT: { status: 409, title: 'There are as many announcements as there may be' },
  /** Also: it is not failed any more. */
  WORK_NOT_FOUND: { status: 404, title: 'There is no such failed work' },
  WORK_NOT_RETRYABLE: { status: 409, title: 'This work cannot be tried again from here' },
  USAGE_PER_PERSON_OFF: { status: 403, title: 'Works council mode: usage is not shown for single people' },
} satisfies ErrorTableOf<SettingsErrorCode>;
