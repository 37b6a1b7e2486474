import type { Document } from '@assist/contracts';
import { memo, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format/use-format';
import { cx } from '../../../ui/cx';
import { DocumentMenu } from './document-menu';
import { DocumentState } from './document-state';
import { FileIcon } from './file-icon';

export interface DocumentRowProps {
  readonly document: Document;
  readonly shown: boolean;
  readonly onOpen: (id: string) => void;
}

export const DocumentRow = memo(function DocumentRow({ document, shown, onOpen }: DocumentRowProps): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const facts = [
    format.bytes(document.sizeBytes),
    document.pageCount === null ? null : t('documents.pages', { count: document.pageCount }),
    format.dateTime(document.createdAt),
  ].filter((fact) => fact !== null);
  return (
    <li className={cx('relative flex items-center gap-3 px-3 py-2.5', shown ? 'bg-accent-soft' : 'hover:bg-hover')}>
      <FileIcon name={document.name} failed={document.state === 'failed'} />
      <div className="@container min-w-0 flex-1">
        <div className="grid items-center gap-x-4 gap-y-1.5 @xl:grid-cols-[minmax(0,1fr)_15rem]">
          <div className="min-w-0">
            {document.state === 'ready' ? (
              <button
                type="button"
                aria-pressed={shown}
                onClick={() => onOpen(document.id)}
                className="block max-w-full truncate rounded text-left font-medium after:absolute after:inset-0"
              >
                {document.name}
              </button>
            ) : (
              <p className="truncate font-medium">{document.name}</p>
            )}
            <p className="truncate text-sm text-ink-faint">{facts.join(' · ')}</p>
          </div>
          <DocumentState document={document} />
        </div>
      </div>
      <DocumentMenu document={document} onOpen={onOpen} />
    </li>
  );
});
