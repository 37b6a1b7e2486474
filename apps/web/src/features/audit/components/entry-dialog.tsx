import type { AuditEntry } from '@assist/contracts/house';
import { Copy } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../../../lib/dom/copy-text';
import { useFormat } from '../../../lib/format/use-format';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { Note } from '../../../ui/note';
import { showToast } from '../../../ui/toast-store';
import { actorOf, sentenceOf } from '../lib/entry-words';
import { EntryDetails } from './entry-details';

export interface EntryDialogProps {
  readonly entry: AuditEntry;
  readonly onClose: () => void;
}

/** Everything that an entry says. */
export function EntryDialog({ entry, onClose }: EntryDialogProps): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { actor, target } = entry;
  const copy = async (): Promise<void> => {
    if (await copyText(entry.requestId)) showToast(t('audit.copiedRequest'));
  };
  return (
    <Dialog open wide onClose={onClose} title={sentenceOf(t, entry)} description={format.dateTimeExact(entry.at)}>
      <div className="space-y-4">
        {entry.clockPending ? <Note tone="warn">{t('audit.clockPending')}</Note> : null}
        <dl className="grid gap-x-4 gap-y-2 sm:grid-cols-[9rem_minmax(0,1fr)]">
          <Fact label={t('audit.person')}>
            {actorOf(t, entry)}
            {actor.id === null ? null : <Id>{actor.id}</Id>}
          </Fact>
          {target === null ? null : (
            <Fact label={t('audit.what')}>
              {target.name === undefined ? null : <>{target.name} </>}
              <Id>{`${target.type} ${target.id}`}</Id>
            </Fact>
          )}
          <Fact label={t('audit.outcome')}>
            {entry.outcome === 'done' || entry.outcome === 'refused' ? t(`audit.outcomes.${entry.outcome}`) : entry.outcome}
          </Fact>
          {entry.address === null ? null : <Fact label={t('audit.address')}>{entry.address}</Fact>}
          <Fact label={t('audit.number')}>{format.number(entry.seq)}</Fact>
          <Fact label={t('audit.hash')}>
            <Id>{entry.hash}</Id>
          </Fact>
          <Fact label={t('audit.request')}>
            <Id>{entry.requestId}</Id>
          </Fact>
        </dl>
        <EntryDetails entry={entry} />
        <Button size="sm" onClick={() => void copy()}>
          <Copy aria-hidden="true" className="size-4" />
          {t('audit.copyRequest')}
        </Button>
      </div>
    </Dialog>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactElement {
  return (
    <>
      <dt className="text-sm text-ink-faint sm:pt-0.5">{label}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  );
}

function Id({ children }: { readonly children: string }): ReactElement {
  return <span className="block font-mono text-xs break-all text-ink-faint">{children}</span>;
}
