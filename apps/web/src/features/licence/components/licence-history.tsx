import type { LicenseHistoryEntry } from '@assist/contracts';
import type { TFunction } from 'i18next';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format/use-format';

/** What was put in and what held since then, newest first. */
export function LicenceHistory({ history }: { readonly history: readonly LicenseHistoryEntry[] }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section aria-labelledby="licence-history">
      <h3 id="licence-history" className="text-sm font-semibold">
        {t('licence.historyTitle')}
      </h3>
      {history.length === 0 ? <p className="mt-1 text-sm text-ink-faint">{t('licence.historyEmpty')}</p> : null}
      <ol className="mt-2 space-y-2 text-sm">
        {history.map((entry, index) => (
          <li key={index} className="flex flex-wrap gap-x-3">
            <time dateTime={entry.at} className="text-ink-faint">
              {format.dateTime(entry.at)}
            </time>
            <span className="min-w-0 break-words">{sentenceOf(t, entry)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function sentenceOf(t: TFunction, { action, lid, detail }: LicenseHistoryEntry): string {
  const word = (name: string): string => (typeof detail[name] === 'string' ? detail[name] : '');
  const state = t(`licence.states.${word('state')}` as string, { defaultValue: word('state') });
  const reason = t(`licence.reasons.${word('reason')}` as string, { defaultValue: word('reason') });
  return t(`licence.events.${action.replace('license.', '')}` as string, { defaultValue: action, lid: lid ?? '', state, reason });
}
