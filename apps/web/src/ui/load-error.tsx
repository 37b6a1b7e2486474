import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button';
import { ErrorNote } from './error-note';

/** In the place of content that could not be loaded. */
export function LoadError({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }): ReactElement {
  const { t } = useTranslation();
  return (
    <div className="mx-auto flex max-w-md flex-col items-center gap-3 p-6">
      <ErrorNote error={error} />
      <Button onClick={onRetry}>{t('common.tryAgain')}</Button>
    </div>
  );
}
