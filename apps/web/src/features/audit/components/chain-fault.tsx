import type { AuditCheck } from '@assist/contracts/house';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format/use-format';
import { Note } from '../../../ui/note';

/** When the last check was, and what to do when it found something. */
export function ChainFault({ check }: { readonly check: AuditCheck }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { verdict, byName } = check;
  const date = format.dateTime(check.finishedAt ?? check.startedAt);
  const by = byName === null ? t('audit.check.daily', { date }) : t('audit.check.lastBy', { date, name: byName });
  if (check.state === 'failed') return <Note tone="warn">{t('audit.check.failedText')}</Note>;
  if (verdict?.ok !== false) return <p>{by}</p>;
  return (
    <div role="alert" className="rounded-lg bg-danger-soft px-3 py-2.5 text-danger">
      <p className="font-medium">{t(`audit.check.faults.${verdict.fault}`, { seq: format.number(verdict.seq) })}</p>
      <p className="mt-1">{t('audit.check.faultNext')}</p>
      <p className="mt-1">{by}</p>
    </div>
  );
}
