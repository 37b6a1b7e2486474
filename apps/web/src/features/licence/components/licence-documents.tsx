import type { LicenseDocumentView } from '@assist/contracts';
import { CircleCheck, CircleX } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format/use-format';
import { reasonText } from '../lib/reason-text';

/** The files that were handed in: what each is, and why one is refused. */
export function LicenceDocuments({ documents }: { readonly documents: readonly LicenseDocumentView[] }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ul className="space-y-2">
      {documents.map((document, index) => {
        const Icon = document.fault === null ? CircleCheck : CircleX;
        const facts = [
          document.customer?.name,
          document.edition,
          document.issuedAt === null ? null : t('licence.issued', { date: format.date(document.issuedAt) }),
        ].filter((fact) => fact !== null && fact !== undefined && fact !== '');
        return (
          <li key={index} className="flex gap-2.5">
            <Icon
              aria-hidden="true"
              className={`mt-1 size-4 shrink-0 ${document.fault === null ? 'text-good' : 'text-danger'}`}
            />
            <div className="min-w-0">
              <p className="font-medium break-words">
                {t(`licence.kinds.${document.kind}`)} <span className="font-normal text-ink-faint">{document.fileName}</span>
              </p>
              {facts.length === 0 ? null : <p className="text-sm text-ink-soft">{facts.join(' · ')}</p>}
              {document.fault === null ? null : <p className="text-sm text-danger">{reasonText(t, document.fault.code)}</p>}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
