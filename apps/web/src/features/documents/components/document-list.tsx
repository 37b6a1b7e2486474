import type { Document } from '@assist/contracts';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { DocumentRow } from './document-row';

export interface DocumentListProps {
  readonly documents: readonly Document[];
  readonly openId: string | null;
  readonly onOpen: (id: string) => void;
}

export function DocumentList({ documents, openId, onOpen }: DocumentListProps): ReactElement {
  const { t } = useTranslation();
  return (
    <ul
      aria-label={t('documents.title')}
      className="divide-y divide-line overflow-hidden rounded-xl border border-line bg-raised"
    >
      {documents.map((document) => (
        <DocumentRow key={document.id} document={document} shown={document.id === openId} onOpen={onOpen} />
      ))}
    </ul>
  );
}
