import type { AuditEntry } from '@assist/contracts/house';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { detailRows, type DetailValue } from '../lib/detail-rows';
import { useDetailValue } from '../lib/use-detail-value';

/** What was recorded with an entry; changes with before and after. A fact without a text of ours is shown as its room named it. */
export function EntryDetails({ entry }: { readonly entry: AuditEntry }): ReactElement | null {
  const { t, i18n } = useTranslation();
  const valueOf = useDetailValue(entry);
  const rows = detailRows(entry.detail);
  if (rows.length === 0) return null;
  const hasChanges = rows.some(({ kind }) => kind === 'change');
  const cell = (name: string, value: DetailValue, span = 1): ReactElement => (
    <td colSpan={span} className="px-3 py-2 align-top break-words">
      {valueOf(name, value)}
    </td>
  );
  return (
    <div className="overflow-x-auto rounded-lg border border-line">
      <table className="w-full text-left text-sm">
        <thead className={hasChanges ? 'bg-sunken text-ink-faint' : 'sr-only'}>
          <tr>
            <th scope="col" className="px-3 py-1.5 font-medium">
              {t('audit.field')}
            </th>
            <th scope="col" className="px-3 py-1.5 font-medium">
              {hasChanges ? t('audit.before') : t('audit.details')}
            </th>
            {hasChanges ? (
              <th scope="col" className="px-3 py-1.5 font-medium">
                {t('audit.after')}
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row" className="w-40 px-3 py-2 align-top font-medium">
                {i18n.exists(`audit.fields.${row.name}`) ? t(`audit.fields.${row.name as 'name'}`) : row.name}
              </th>
              {row.kind === 'fact' ? (
                cell(row.name, row.value, hasChanges ? 2 : 1)
              ) : (
                <>
                  {cell(row.name, row.before)}
                  {cell(row.name, row.after)}
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
