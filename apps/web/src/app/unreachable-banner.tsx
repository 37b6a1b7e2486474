import { CloudOff } from 'lucide-react';
import { useEffect, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { markUnreachable, probeServer, reachable } from '../lib/connection/reachability';
import { queryClient } from '../lib/query/query-client';
import { useObservable } from '../lib/store/observable';
import { Button } from '../ui/button';

const PROBE_MS = 4000;

/** Says that the server can't be reached, keeps trying, and brings the page up to date when it is back. */
export function UnreachableBanner(): ReactElement | null {
  const { t } = useTranslation();
  const up = useObservable(reachable);
  const [trying, setTrying] = useState(false);

  useEffect(() => {
    window.addEventListener('offline', markUnreachable);
    return () => window.removeEventListener('offline', markUnreachable);
  }, []);
  useEffect(() => {
    if (up) return;
    const timer = setInterval(() => void probeServer(), PROBE_MS);
    return () => {
      clearInterval(timer);
      void queryClient.invalidateQueries();
    };
  }, [up]);

  const tryNow = async (): Promise<void> => {
    setTrying(true);
    await probeServer();
    setTrying(false);
  };
  return (
    <div role="status" className="empty:hidden">
      {up ? null : (
        <div className="flex flex-wrap items-center justify-center gap-3 bg-warn-soft px-4 py-2 text-sm text-warn">
          <CloudOff aria-hidden="true" className="size-4 shrink-0" />
          <p>{t('shell.unreachable')}</p>
          <Button size="sm" busy={trying} onClick={() => void tryNow()}>
            {t('common.tryAgain')}
          </Button>
        </div>
      )}
    </div>
  );
}
