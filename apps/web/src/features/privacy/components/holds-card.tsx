import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format/use-format';
import { Card } from '../../../ui/card';
import { LoadState } from '../../../ui/load-state';
import { TEXT_LINK } from '../../../ui/text-link';
import { useLegalHolds } from '../queries/holds-query';

/** Everybody of whom nothing may be deleted. */
export function HoldsCard(): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const holds = useLegalHolds();
  return (
    <Card title={t('privacy.hold.listTitle')} hint={t('privacy.hold.listHint')}>
      {holds.data === undefined ? (
        <LoadState query={holds} rows={1} />
      ) : holds.data.length === 0 ? (
        <p className="text-ink-faint">{t('privacy.hold.none')}</p>
      ) : (
        <ul className="divide-y divide-line">
          {holds.data.map(({ person, reason, since, byName }) => (
            <li key={person.id} className="py-3 first:pt-0 last:pb-0">
              <Link to="/settings/users/$userId" params={{ userId: person.id }} className={TEXT_LINK}>
                {person.name}
              </Link>
              <p className="text-sm wrap-anywhere text-ink-soft">{reason}</p>
              <p className="text-sm text-ink-faint">
                {t('privacy.hold.since', { date: format.dateTime(since), name: byName ?? t('audit.gone') })}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
