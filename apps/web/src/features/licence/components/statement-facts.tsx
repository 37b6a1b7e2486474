import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format/use-format';

type Fact = 'installation' | 'version' | 'number' | 'hosts' | 'marks' | 'period' | 'flags';

export interface StatementFactsProps {
  readonly facts: ReadonlyArray<readonly [Fact, string | null]>;
  readonly counts: Readonly<Record<string, number>>;
}

/** Everything that a document for the vendor holds, so that nobody has to guess what leaves the house. */
export function StatementFacts({ facts, counts }: StatementFactsProps): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const shown = facts.filter(([, value]) => value !== null && value !== '');
  return (
    <dl className="min-w-0 space-y-3 text-sm">
      {shown.map(([id, value]) => (
        <div key={id}>
          <dt className="text-ink-faint">{t(`licence.statement.${id}`)}</dt>
          <dd className="break-all whitespace-pre-line">{value}</dd>
        </div>
      ))}
      {Object.entries(counts).map(([name, value]) => (
        <div key={name} className="flex justify-between gap-3">
          <dt className="text-ink-faint">{t(`licence.counts.${name.replaceAll('.', '_')}`, { defaultValue: name })}</dt>
          <dd>{format.number(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
