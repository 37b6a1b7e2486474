import { RETENTION_PARTS, type RetentionRules, type RetentionRun } from '@assist/contracts/people';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format/use-format';
import { Card } from '../../../ui/card';

/** What the daily look at old data did last, and why it deleted nothing. */
export function RunsCard({ rules }: { readonly rules: RetentionRules }): ReactElement {
  const { t } = useTranslation();
  return (
    <Card title={t('privacy.runsTitle')} hint={t('privacy.runsHint')}>
      <dl className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
        {RETENTION_PARTS.map((part) => (
          <div key={part}>
            <dt className="text-sm font-medium">{t(`privacy.parts.${part}`)}</dt>
            <dd className="mt-0.5 text-sm text-ink-soft">
              <Run run={rules.runs.find((run) => run.part === part)} />
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

function Run({ run }: { readonly run: RetentionRun | undefined }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  if (run === undefined || run.lookedAt === null) return <p>{t('privacy.neverLooked')}</p>;
  const outcome =
    run.waiting !== null
      ? t(`privacy.waits.${run.waiting}`)
      : run.removed === 0
        ? t('privacy.removedNothing')
        : t(`privacy.removed.${run.part}`, { count: run.removed });
  return (
    <>
      <p>{run.running ? t('privacy.running') : t('privacy.looked', { date: format.dateTime(run.lookedAt) })}</p>
      <p>{outcome}</p>
      {run.nextAt === null || run.running ? null : <p>{t('privacy.next', { date: format.dateTime(run.nextAt) })}</p>}
    </>
  );
}
