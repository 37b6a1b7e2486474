import type { AuditEntry } from '@assist/contracts/house';
import { ChevronRight } from 'lucide-react';
import { memo, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format/use-format';
import { Badge } from '../../../ui/badge';
import { sentenceOf } from '../lib/entry-words';

export interface EntryRowProps {
  readonly entry: AuditEntry;
  readonly onOpen: (entry: AuditEntry) => void;
}

export const EntryRow = memo(function EntryRow({ entry, onOpen }: EntryRowProps): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const sentence = sentenceOf(t, entry);
  return (
    <button
      type="button"
      onClick={() => onOpen(entry)}
      className="flex w-full items-center gap-3 px-3 py-2.5 text-left hover:bg-hover sm:px-4"
    >
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="break-words">{sentence}</span>
          {entry.outcome === 'refused' ? <Badge tone="warn">{t('audit.refused')}</Badge> : null}
        </span>
        <span className="mt-0.5 block text-sm text-ink-faint">
          <time dateTime={entry.at}>{format.dateTime(entry.at)}</time>
          {entry.address === null ? null : ` · ${entry.address}`}
        </span>
      </span>
      <ChevronRight aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />
    </button>
  );
});
