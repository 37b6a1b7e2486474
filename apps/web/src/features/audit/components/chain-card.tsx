import type { AuditState } from '@assist/contracts/house';
import { Copy, ShieldCheck } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../../../lib/dom/copy-text';
import { useFormat } from '../../../lib/format/use-format';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { ErrorNote } from '../../../ui/error-note';
import { ProgressBar } from '../../../ui/progress-bar';
import { showToast } from '../../../ui/toast-store';
import { isOpen, useVerifyAudit } from '../queries/audit-query';
import { ChainBadge } from './chain-badge';
import { ChainFault } from './chain-fault';

/** Whether the entries are as they were written, who looked last, and what retention took away. */
export function ChainCard({ state }: { readonly state: AuditState }): ReactElement {
  const { t } = useTranslation();
  const verify = useVerifyAudit();
  const { check } = state;
  const running = isOpen(check?.state) || verify.isPending;
  const copy = async (): Promise<void> => {
    if (await copyText(`${state.lastSeq}:${state.lastHash}`)) showToast(t('audit.check.copied'));
  };
  return (
    <Card
      title={
        <span className="flex flex-wrap items-center gap-2">
          {t('audit.check.title')}
          <ChainBadge check={check} />
        </span>
      }
      actions={
        <div className="flex flex-wrap gap-2">
          <Button size="sm" onClick={() => void copy()}>
            <Copy aria-hidden="true" className="size-4" />
            {t('audit.check.copyHead')}
          </Button>
          <Button size="sm" variant="primary" busy={running} onClick={() => verify.mutate()}>
            {running ? null : <ShieldCheck aria-hidden="true" className="size-4" />}
            {t('audit.check.now')}
          </Button>
        </div>
      }
    >
      <div className="space-y-3 text-sm text-ink-soft">
        {running && check !== null ? <Progress checked={check.checked} total={check.total} /> : null}
        {check === null || running ? null : <ChainFault check={check} />}
        <Facts state={state} />
        <ErrorNote error={verify.error} />
      </div>
    </Card>
  );
}

function Progress({ checked, total }: { readonly checked: number; readonly total: number }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const text = t('audit.check.progress', { checked: format.number(checked), total: format.number(total) });
  return (
    <div className="space-y-1.5" role="status">
      <ProgressBar label={t('audit.check.badge.running')} value={total === 0 ? null : checked / total} text={text} />
      <p>{text}</p>
    </div>
  );
}

function Facts({ state }: { readonly state: AuditState }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { lastSeq, keptFrom, pruned, retentionDays } = state;
  const count = lastSeq - keptFrom + 1;
  const numbers = { from: format.number(keptFrom), to: format.number(lastSeq) };
  return (
    <p>
      {count === 0 ? null : `${t('audit.check.entries', { count, ...numbers })} `}
      {t('audit.check.retention', { count: retentionDays })}
      {pruned === null
        ? null
        : ` ${t('audit.check.pruned', { seq: format.number(pruned.throughSeq), date: format.date(pruned.at) })}`}
    </p>
  );
}
