import type { LicenseDiff } from '@assist/contracts';
import { ArrowDownRight, ArrowRight, ArrowUpRight } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format/use-format';
import { claimText, claimValue } from '../lib/claim-text';

const SIGNS = {
  gained: { icon: ArrowUpRight, style: 'text-good' },
  lost: { icon: ArrowDownRight, style: 'text-danger' },
  changed: { icon: ArrowRight, style: 'text-ink-faint' },
} as const;

/** Each claim that changes: before, after, and whether that is more or less. */
export function LicenceDiff({ diff }: { readonly diff: readonly LicenseDiff[] }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  if (diff.length === 0) return <p className="text-ink-soft">{t('licence.noChange')}</p>;
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-left text-sm">
        <caption className="sr-only">{t('licence.diffCaption')}</caption>
        <thead className="text-ink-faint">
          <tr>
            <th scope="col" className="py-1.5 pr-3 font-medium">
              {t('licence.diffWhat')}
            </th>
            <th scope="col" className="py-1.5 pr-3 font-medium">
              {t('licence.diffBefore')}
            </th>
            <th scope="col" className="py-1.5 font-medium">
              {t('licence.diffAfter')}
            </th>
          </tr>
        </thead>
        <tbody>
          {diff.map((change) => {
            const { icon: Icon, style } = SIGNS[change.kind];
            return (
              <tr key={change.claim} className="border-t border-line align-top">
                <th scope="row" className="py-2 pr-3 font-normal">
                  {claimText(t, change.claim)}
                </th>
                <td className="py-2 pr-3 text-ink-soft">{claimValue(t, change, change.before, format)}</td>
                <td className="py-2">
                  <span className="inline-flex items-start gap-1.5">
                    <Icon aria-hidden="true" className={`mt-0.5 size-4 shrink-0 ${style}`} />
                    <span>
                      <span className="sr-only">{t(`licence.diffKinds.${change.kind}`)} </span>
                      {claimValue(t, change, change.after, format)}
                    </span>
                  </span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
