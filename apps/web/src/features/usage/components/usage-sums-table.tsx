import type { UsageSums, UsageView } from '@assist/contracts/house';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format/use-format';
import { Card } from '../../../ui/card';
import type { UsageChoice } from '../lib/usage-choice';
import { useUsageNames } from '../lib/use-usage-names';
import { CsvButton } from './csv-button';

const OF_MODELS = ['requests', 'inputTokens', 'outputTokens'] as const;
const OF_PEOPLE = ['questions', ...OF_MODELS, 'documents', 'storedBytes'] as const;
/** Of a large house; the file holds all. */
const MAX_SHOWN = 100;
type Column = (typeof OF_PEOPLE)[number];

export interface UsageSumsTableProps {
  readonly view: UsageView;
  readonly choice: UsageChoice;
}

/** All figures of the time, a line for each model, group or person. */
export function UsageSumsTable({ view, choice }: UsageSumsTableProps): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const names = useUsageNames();
  const columns: readonly Column[] = choice.by === 'model' ? OF_MODELS : OF_PEOPLE;
  const shown = (sums: UsageSums, column: Column): string =>
    column === 'storedBytes' ? format.bytes(sums[column]) : format.number(sums[column]);
  const title = t(`usage.sums.${choice.by}`);
  const lines = [{ name: t('usage.all'), sums: view.total }, ...view.rows.map((row) => ({ name: names.row(row), sums: row }))];
  const csv = (): (string | number)[][] => [
    [t(`usage.dimensions.${choice.by}`), ...columns.map((column) => t(`usage.columns.${column}`))],
    ...lines.map(({ name, sums }) => [name, ...columns.map((column) => sums[column])]),
  ];
  return (
    <Card title={title} actions={<CsvButton name={`usage-${choice.by}-${view.days.at(-1) ?? ''}`} of={title} rows={csv} />}>
      <div tabIndex={0} role="region" aria-label={title} className="-mx-4 overflow-x-auto px-4">
        <table className="w-full min-w-max text-left text-sm">
          <thead className="text-ink-faint">
            <tr>
              <th className="py-1.5 pr-3 font-normal">{t(`usage.dimensions.${choice.by}`)}</th>
              {columns.map((column) => (
                <Head key={column}>{t(`usage.columns.${column}`)}</Head>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {lines.slice(0, MAX_SHOWN + 1).map(({ name, sums }, index) => (
              <tr key={index} className={index === 0 ? 'font-medium' : ''}>
                <th scope="row" className="max-w-64 truncate py-2 pr-3 font-medium" title={name}>
                  {name}
                </th>
                {columns.map((column) => (
                  <td key={column} className="px-2 text-right whitespace-nowrap tabular-nums">
                    {shown(sums, column)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {view.rows.length > MAX_SHOWN ? (
        <p className="mt-3 text-sm text-ink-soft">{t('usage.more', { count: view.rows.length })}</p>
      ) : null}
      {view.rows.length === 0 ? <p className="mt-3 text-sm text-ink-soft">{t(`usage.none.${choice.by}`)}</p> : null}
    </Card>
  );
}

function Head({ children }: { readonly children: ReactNode }): ReactElement {
  return <th className="px-2 py-1.5 text-right font-normal whitespace-nowrap">{children}</th>;
}
