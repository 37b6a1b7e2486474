import type { OwnRetention } from '@assist/contracts/people';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card';
import { LoadError } from '../../../ui/load-error';
import { Note } from '../../../ui/note';
import { useKeptText } from '../lib/use-kept-text';
import { useOwnRetention } from '../queries/retention-query';

/** How long the own data is kept, and why. */
export function OwnRetentionCard(): ReactElement {
  const { t } = useTranslation();
  const retention = useOwnRetention();
  return (
    <Card title={t('privacy.ownTitle')} hint={t('privacy.ownHint')}>
      {retention.isError && retention.data === undefined ? (
        <LoadError error={retention.error} onRetry={() => void retention.refetch()} />
      ) : null}
      {retention.data === undefined ? null : (
        <>
          <dl className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
            {retention.data.items.map((item) => (
              <OwnRule key={item.part} item={item} />
            ))}
          </dl>
          {retention.data.onHold ? <Note className="mt-4">{t('privacy.ownHold')}</Note> : null}
        </>
      )}
    </Card>
  );
}

function OwnRule({ item }: { readonly item: OwnRetention['items'][number] }): ReactElement {
  const { t } = useTranslation();
  const kept = useKeptText();
  const { part, keepDays, groups } = item;
  return (
    <div>
      <dt className="text-sm font-medium">{t(`privacy.parts.${part}`)}</dt>
      <dd>
        <p>{keepDays === null ? t('privacy.ownForEver') : kept(keepDays)}</p>
        {keepDays === null ? null : <p className="text-sm text-ink-faint">{t(`privacy.counts.${part}`)}</p>}
        {groups.length === 0 ? null : (
          <p className="text-sm wrap-anywhere text-ink-faint">{t('privacy.ownGroups', { groups: groups.join(', ') })}</p>
        )}
      </dd>
    </div>
  );
}
