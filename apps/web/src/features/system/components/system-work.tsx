import type { FailedWorkView, SystemView } from '@assist/contracts/house';
import { RotateCcw, X } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format/use-format';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { ErrorNote } from '../../../ui/error-note';
import { showToast } from '../../../ui/toast-store';
import { workName } from '../lib/names';
import { useDiscardWork, useRetryWork } from '../queries/system-query';
import { WorkCounts } from './work-counts';

/** The queues, and what failed for good. */
export function SystemWork({ work }: { readonly work: SystemView['work'] }): ReactElement {
  const { t } = useTranslation();
  return (
    <Card title={t('system.work')} hint={t('system.workHint')}>
      {work.types.length === 0 ? <p className="text-ink-soft">{t('system.noWork')}</p> : <WorkCounts types={work.types} />}
      {work.failed.length === 0 ? null : <FailedList failed={work.failed} />}
    </Card>
  );
}

function FailedList({ failed }: { readonly failed: readonly FailedWorkView[] }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const retry = useRetryWork();
  const discard = useDiscardWork();
  const isBusy = retry.isPending || discard.isPending;
  return (
    <div className="mt-5">
      <h3 className="font-semibold">{t('system.failedTitle')}</h3>
      <ErrorNote error={retry.error ?? discard.error} className="mt-2" />
      <ul className="mt-2 divide-y divide-line">
        {failed.map((item) => (
          <li key={item.id} className="flex flex-wrap items-center gap-x-3 gap-y-2 py-2.5 sm:flex-nowrap">
            <div className="min-w-0 flex-1">
              <p className="font-medium">{workName(t, item.type)}</p>
              <p className="text-sm break-words text-ink-faint">
                {t('system.failedWhen', { date: format.dateTime(item.finishedAt), count: item.attempt })}
                {item.errorCode === null ? '' : ` · ${item.errorCode}`}
              </p>
            </div>
            {item.canRetry ? (
              <Button
                size="sm"
                busy={isBusy}
                onClick={() => {
                  discard.reset();
                  retry.mutate(item.id, { onSuccess: () => showToast(t('system.retried')) });
                }}
              >
                <RotateCcw aria-hidden="true" className="size-3.5" />
                {t('system.retry')}
              </Button>
            ) : null}
            <Button
              size="sm"
              variant="ghost"
              busy={isBusy}
              onClick={() => {
                retry.reset();
                discard.mutate(item.id);
              }}
            >
              <X aria-hidden="true" className="size-3.5" />
              {t('system.discard')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
