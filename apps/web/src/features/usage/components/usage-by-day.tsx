import type { UsageView } from '@assist/contracts/house';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format/use-format';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import type { UsageChoice } from '../lib/usage-choice';
import { useUsageNames } from '../lib/use-usage-names';
import { CsvButton } from './csv-button';

export interface UsageByDayProps {
  readonly view: UsageView;
  readonly choice: UsageChoice;
}

/** What the plot shows, in numbers, the last day first. */
export function UsageByDay({ view, choice }: UsageByDayProps): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const names = useUsageNames();
  const [isOpen, setIsOpen] = useState(false);
  const { measure } = choice;
  const title = t('usage.byDay', { measure: t(`usage.measures.${measure}`) });
  const columns = [
    { name: t('usage.all'), course: view.total.course },
    ...view.rows.flatMap((row) => (row.course === null ? [] : [{ name: names.row(row), course: row.course }])),
  ];
  const csv = (): (string | number)[][] => [
    [t('usage.day'), ...columns.map(({ name }) => name)],
    ...view.days.map((day, at) => [day, ...columns.map(({ course }) => course[at] ?? 0)]),
  ];
  return (
    <Card
      title={title}
      actions={
        <div className="flex flex-wrap gap-2">
          <Button variant="ghost" size="sm" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
            {t(isOpen ? 'usage.hideTable' : 'usage.showTable')}
          </Button>
          <CsvButton name={`usage-${measure}-${view.days.at(-1) ?? ''}`} of={title} rows={csv} />
        </div>
      }
    >
      {isOpen ? (
        <div tabIndex={0} role="region" aria-label={title} className="-mx-4 max-h-96 overflow-auto px-4">
          <table className="w-full min-w-max text-left text-sm">
            <thead className="sticky top-0 bg-raised text-ink-faint">
              <tr>
                <th className="py-1.5 pr-3 font-normal">{t('usage.day')}</th>
                {columns.map(({ name }, index) => (
                  <th key={index} className="max-w-48 truncate px-2 py-1.5 text-right font-normal" title={name}>
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="divide-y divide-line">
              {view.days
                .map((_, index) => view.days.length - 1 - index)
                .map((at) => (
                  <tr key={view.days[at]}>
                    <th scope="row" className="py-1.5 pr-3 font-medium whitespace-nowrap">
                      {format.day(view.days[at] ?? '')}
                    </th>
                    {columns.map(({ course }, index) => (
                      <td key={index} className="px-2 text-right whitespace-nowrap tabular-nums">
                        {names.value(measure, course[at] ?? 0)}
                      </td>
                    ))}
                  </tr>
                ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </Card>
  );
}
