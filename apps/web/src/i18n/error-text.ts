import type { TFunction } from 'i18next';
import type { Problem } from '@assist/contracts';
import { errorCodeOf, isApiError } from '../lib/api/api-error';
import { waitOf } from '../lib/format/wait';

/** The sentence a person reads for anything that was thrown. */
export function errorText(t: TFunction, error: unknown): string {
  return t(`errors.${errorCodeOf(error)}`, {
    ...(isApiError(error) ? error.params : {}),
    ...waiting(t, isApiError(error) ? error.params['retryAfterSeconds'] : undefined),
    defaultValue: t('errors.REPLY_UNREADABLE'),
  });
}

export function problemText(t: TFunction, problem: Problem): string {
  return t(`errors.${problem.code}`, { ...problem.params, defaultValue: t('errors.REPLY_UNREADABLE') });
}

function waiting(t: TFunction, seconds: unknown): { readonly wait?: string } {
  if (typeof seconds !== 'number') return {};
  const { unit, count } = waitOf(seconds);
  return { wait: unit === 'minutes' ? t('common.minutes', { count }) : t('common.seconds', { count }) };
}
