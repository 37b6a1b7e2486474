import type { TFunction } from 'i18next';
import { isApiError } from '../../../lib/api/api-error';

/** Why a licence is refused, in words; a code of a newer server stays a code. */
export function reasonText(t: TFunction, code: string): string {
  return t(`licence.reasons.${code}`, { defaultValue: code });
}

/** The reason inside a refused upload. */
export function refusalText(t: TFunction, error: unknown): string | null {
  const reason = isApiError(error, 'LICENSE_INVALID') ? error.params['reason'] : undefined;
  return typeof reason === 'string' ? reasonText(t, reason) : null;
}
