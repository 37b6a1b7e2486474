import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format/use-format';
import { Card } from '../../../ui/card';
import { LoadError } from '../../../ui/load-error';
import { TEXT_LINK } from '../../../ui/text-link';
import { useLegalHolds } from '../queries/holds-query';

/** Everybody of whom nothing may be deleted. */
export function HoldsCard(): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const holds = useLegalHolds();
  const items = holds.data ?? [];
  return (
    <Card title={t('privacy.hold.listTitle')} hint={t('privacy.hold.listHint')}>
      {holds.isError && holds.data === undefined ? (
        <LoadError error={holds.error} onRetry={() => void holds.refetch()} />
      ) : items.length === 0 ? (
        <p className="text-ink-faint">{t('privacy.hold.none')}</p>
      ) : (
        <ul className="divide-y divide-line">
          {items.map(({ person, reason, since, byName }) => (
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
