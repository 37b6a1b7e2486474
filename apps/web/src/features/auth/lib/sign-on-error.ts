import { ERROR_CODES, type ErrorCode } from '@assist/contracts';
import type { TFunction } from 'i18next';
import { errorText } from '../../../i18n/error-text';
import { ApiError } from '../../../lib/api/api-error';

/** Why a sign-in elsewhere came to nothing, for the person who wanted to come in. The code comes by the address: it may be anything. */
export function signOnErrorText(t: TFunction, code: string): string {
  if (code === 'LICENSE_SEATS_EXCEEDED') return t('auth.signOn.noSeat');
  return errorText(t, new ApiError(isErrorCode(code) ? code : 'SIGN_ON_FAILED', 0));
}

function isErrorCode(code: string): code is ErrorCode {
  return (ERROR_CODES as readonly string[]).includes(code);
}
