import type { ReactElement } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChartColumn } from 'lucide-react';
import { EmptyState } from '../../../ui/empty-state';
import { LoadError } from '../../../ui/load-error';
import { SkeletonRows } from '../../../ui/skeleton-rows';
import { SectionGate } from '../../settings/components/section-gate';
import { SettingsPage } from '../../settings/components/settings-page';
import { measured } from '../lib/usage-series';
import { queryOf, type UsageChoice } from '../lib/usage-choice';
import { useUsage } from '../queries/usage-query';
import { UsageByDay } from './usage-by-day';
import { UsageChoices } from './usage-choices';
import { UsageCourse } from './usage-course';
import { UsageNotes } from './usage-notes';
import { UsageSumsTable } from './usage-sums-table';

export function UsagePage(): ReactElement {
  return (
    <SectionGate section="usage">
      <Usage />
    </SectionGate>
  );
}

function Usage(): ReactElement {
  const { t } = useTranslation();
  const [choice, setChoice] = useState<UsageChoice>({ measure: 'questions', by: 'group', period: '30' });
  const usage = useUsage(queryOf(choice, Date.now()));
  const { data } = usage;
  // What is still shown may be that of the choice before.
  const shown = usage.isPlaceholderData ? 'opacity-60' : '';
  return (
    <SettingsPage title={t('settings.sections.usage')} intro={t('usage.intro')}>
      <UsageChoices choice={choice} perPerson={data?.worksCouncilMode === false} onChange={setChoice} />
      {usage.isPending ? <SkeletonRows rows={3} className="h-32" /> : null}
      {usage.isError ? <LoadError error={usage.error} onRetry={() => void usage.refetch()} /> : null}
      {data === undefined || usage.isError ? null : (
        <div className={`space-y-5 ${shown}`} aria-busy={usage.isPlaceholderData}>
          <UsageNotes view={data} by={choice.by} />
          {measured(data.total, choice.measure) === 0 && data.total.course.every((value) => value === 0) ? (
            <EmptyState icon={ChartColumn} title={t('usage.empty')} text={t('usage.emptyText')} />
          ) : (
            <>
              <UsageCourse view={data} choice={choice} />
              <UsageSumsTable view={data} choice={choice} />
              <UsageByDay view={data} choice={choice} />
            </>
          )}
        </div>
      )}
    </SettingsPage>
  );
}
