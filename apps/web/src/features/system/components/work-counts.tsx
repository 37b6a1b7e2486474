import type { SystemView } from '@assist/contracts/house';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useMedia } from '../../../lib/dom/use-media';
import { useFormat } from '../../../lib/format/use-format';
import { durationText } from '../lib/duration-text';
import { workName } from '../lib/names';

const COUNTS = ['ready', 'running', 'parked', 'failed'] as const;
type WorkType = SystemView['work']['types'][number];

/** How much of each kind waits, runs, is parked and failed: a table, or a list where it would not fit. */
export function WorkCounts({ types }: { readonly types: readonly WorkType[] }): ReactElement {
  return useMedia('(min-width: 40rem)') ? <Table types={types} /> : <Lists types={types} />;
}

function Table({ types }: { readonly types: readonly WorkType[] }): ReactElement {
  const { t } = useTranslation();
  const cells = useCells();
  return (
    <table className="w-full text-left text-sm">
      <thead className="text-ink-faint">
        <tr>
          <th className="py-1.5 pr-3 font-normal">{t('system.workType')}</th>
          {COUNTS.map((state) => (
            <th key={state} className="px-2 py-1.5 text-right font-normal">
              {t(`system.workStates.${state}`)}
            </th>
          ))}
          <th className="py-1.5 pl-3 text-right font-normal">{t('system.oldest')}</th>
        </tr>
      </thead>
      <tbody className="divide-y divide-line">
        {types.map((type) => (
          <tr key={type.type}>
            <th scope="row" className="py-2 pr-3 font-medium">
              {workName(t, type.type)}
            </th>
            {cells(type).map(({ name, text, danger }) => (
              <td key={name} className={danger ? 'px-2 text-right text-danger' : 'px-2 text-right'}>
                {text}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Lists({ types }: { readonly types: readonly WorkType[] }): ReactElement {
  const { t } = useTranslation();
  const cells = useCells();
  return (
    <ul className="divide-y divide-line text-sm">
      {types.map((type) => (
        <li key={type.type} className="py-2.5">
          <p className="font-medium">{workName(t, type.type)}</p>
          <dl className="mt-1 grid grid-cols-[minmax(0,1fr)_auto] gap-x-3">
            {cells(type).map(({ name, text, danger }) => (
              <div key={name} className="contents">
                <dt className="text-ink-faint">{name}</dt>
                <dd className={danger ? 'text-right text-danger' : 'text-right'}>{text}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}

interface Cell {
  readonly name: string;
  readonly text: string;
  readonly danger: boolean;
}

function useCells(): (type: WorkType) => Cell[] {
  const { t } = useTranslation();
  const format = useFormat();
  return (type) => [
    ...COUNTS.map((state) => ({
      name: t(`system.workStates.${state}`),
      text: format.number(type[state]),
      danger: state === 'failed' && type.failed > 0,
    })),
    {
      name: t('system.oldest'),
      text: type.oldestWaitMs === null ? '–' : durationText(t, type.oldestWaitMs),
      danger: false,
    },
  ];
}
