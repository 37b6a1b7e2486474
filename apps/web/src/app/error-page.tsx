import { useRouter } from '@tanstack/react-router';
import { ServerCrash, Unplug } from 'lucide-react';
import { useEffect, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../lib/api/api-error';
import { reachable } from '../lib/connection/reachability';
import { useObservable } from '../lib/store/observable';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { ErrorNote } from '../ui/error-note';

export interface ErrorPageProps {
  readonly error: unknown;
  readonly reset?: () => void;
}

/** A page that could not be shown. When only the server was away, it comes back by itself. */
export function ErrorPage({ error, reset }: ErrorPageProps): ReactElement {
  const { t } = useTranslation();
  const router = useRouter();
  const up = useObservable(reachable);
  const away = isApiError(error, 'SERVER_UNREACHABLE');
  const again = (): void => {
    reset?.();
    void router.invalidate();
  };
  useEffect(() => {
    if (away && up) again();
    // Only the way back to "reachable" matters.
  }, [up]);
  return (
    <main className="flex h-full items-center justify-center">
      <EmptyState
        page
        icon={away ? Unplug : ServerCrash}
        title={away ? t('shell.awayTitle') : t('shell.errorTitle')}
        text={away ? t('shell.awayText') : t('shell.errorText')}
      >
        <Button variant="primary" onClick={again}>
          {t('common.tryAgain')}
        </Button>
        {away ? null : <Button onClick={() => window.location.assign('/')}>{t('shell.toStart')}</Button>}
        {isApiError(error) && !away ? <ErrorNote error={error} className="mt-2 w-full text-left" /> : null}
      </EmptyState>
    </main>
  );
}
