import type { UsageView } from '@assist/contracts/house';
import { lazy, Suspense, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card';
import { Spinner } from '../../../ui/spinner';
import type { UsageChoice } from '../lib/usage-choice';
import { lineStyle } from '../lib/line-style';
import { seriesOf } from '../lib/usage-series';
import { useUsageNames } from '../lib/use-usage-names';

// With its library of plots, which nothing else needs.
const UsageChart = lazy(async () => ({ default: (await import('./usage-chart')).UsageChart }));

export interface UsageCourseProps {
  readonly view: UsageView;
  readonly choice: UsageChoice;
}

/** The course over the days: the house, and the largest of what it is shown by. */
export function UsageCourse({ view, choice }: UsageCourseProps): ReactElement {
  const { t } = useTranslation();
  const names = useUsageNames();
  const measure = t(`usage.measures.${choice.measure}`);
  const all = [{ id: '', name: t('usage.all'), course: view.total.course }, ...seriesOf(view, names.row)];
  const label = t('usage.chart', { measure, names: all.map(({ name }) => name).join(', ') });
  return (
    <Card title={t('usage.course', { measure })}>
      <div role="img" aria-label={label} className="h-64 sm:h-72">
        <Suspense fallback={<Loading />}>
          <UsageChart days={view.days} series={all} measure={choice.measure} />
        </Suspense>
      </div>
      <ul className="mt-3 flex flex-wrap gap-x-5 gap-y-1.5 text-sm">
        {all.map(({ id, name }, index) => (
          <li key={`${String(index)} ${id}`} className="flex min-w-0 items-center gap-2">
            <LineSample index={index} />
            <span className="truncate">{name}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function LineSample({ index }: { readonly index: number }): ReactElement {
  const { color, dash, width } = lineStyle(index);
  return (
    <svg aria-hidden="true" viewBox="0 0 28 8" className="h-2 w-7 shrink-0">
      <line x1="0" y1="4" x2="28" y2="4" stroke={color} strokeWidth={width} strokeDasharray={dash} />
    </svg>
  );
}

function Loading(): ReactElement {
  return (
    <div className="flex h-full items-center justify-center text-ink-faint">
      <Spinner />
    </div>
  );
}
