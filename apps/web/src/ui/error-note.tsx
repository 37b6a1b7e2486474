import { CircleAlert } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../i18n/error-text';
import { isApiError } from '../lib/api/api-error';
import { cx } from './cx';

export interface ErrorNoteProps {
  readonly error: unknown;
  /** In the place of the error's own words. */
  readonly text?: string;
  readonly className?: string;
}

/** What went wrong, in words, heard at once. Renders nothing without an error. */
export function ErrorNote({ error, text, className }: ErrorNoteProps): ReactElement | null {
  const { t } = useTranslation();
  if (error === null || error === undefined) return null;
  const requestId = isApiError(error) && error.status >= 500 ? error.requestId : null;
  return (
    <div role="alert" className={cx('flex gap-2.5 rounded-lg bg-danger-soft px-3 py-2.5 text-sm text-danger', className)}>
      <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0">
        {text ?? errorText(t, error)}
        {requestId === null || requestId === '' ? null : (
          <div className="mt-0.5 text-xs">{t('errors.reference', { id: requestId })}</div>
        )}
      </div>
    </div>
  );
}
