import type { SystemProblem } from '@assist/contracts/house';
import { CircleCheck, Info, OctagonAlert, TriangleAlert, type LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format/use-format';
import { cx } from '../../../ui/cx';
import { checkName, workName } from '../lib/names';

const LOOKS: Readonly<Record<SystemProblem['severity'], { readonly icon: LucideIcon; readonly style: string }>> = {
  critical: { icon: OctagonAlert, style: 'bg-danger-soft text-danger' },
  warning: { icon: TriangleAlert, style: 'bg-warn-soft text-warn' },
  info: { icon: Info, style: 'bg-sunken text-ink-soft' },
};

/** What needs somebody and what to do, before all that is well. */
export function SystemProblems({ problems }: { readonly problems: readonly SystemProblem[] }): ReactElement {
  const { t } = useTranslation();
  if (problems.length === 0) {
    return (
      <div role="status" className="flex items-center gap-2.5 rounded-xl bg-good-soft px-4 py-3 font-medium text-good">
        <CircleCheck aria-hidden="true" className="size-5 shrink-0" />
        {t('system.allWell')}
      </div>
    );
  }
  return (
    <section aria-labelledby="system-problems" role="status">
      <h2 id="system-problems" className="sr-only">
        {t('system.problemsTitle')}
      </h2>
      <ul className="space-y-2">
        {problems.map((problem) => (
          <ProblemRow key={`${problem.code} ${Object.values(problem.params).join(' ')}`} problem={problem} />
        ))}
      </ul>
    </section>
  );
}

function ProblemRow({ problem: { code, severity, params } }: { readonly problem: SystemProblem }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { icon: Icon, style } = LOOKS[severity];
  const text = (name: string): string => String(params[name] ?? '');
  const words = {
    service: text('service'),
    host: text('host'),
    versions: text('versions'),
    percent: text('percent'),
    minutes: text('minutes'),
    count: Number(params['count'] ?? 0),
    check: checkName(t, text('check')),
    type: workName(t, text('type')),
    free: format.bytes(Number(params['freeBytes'] ?? 0)),
  };
  return (
    <li className={cx('flex gap-3 rounded-xl px-4 py-3', style)}>
      <Icon aria-hidden="true" className="mt-0.5 size-5 shrink-0" />
      <div className="min-w-0">
        <p className="font-medium break-words">{t(`system.problems.${code}.what`, words)}</p>
        <p className="mt-0.5 text-sm break-words">{t(`system.problems.${code}.do`, words)}</p>
      </div>
    </li>
  );
}
