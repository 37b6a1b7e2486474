import type { ModelAccess } from '@assist/contracts';
import { UsersRound } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useModelGroups } from '../queries/connections-query';

/** Who may use a connection, in a line; nothing where that is everybody and no group has it as its default. */
export function ConnectionAccess({ access }: { readonly access: ModelAccess }): ReactElement | null {
  const { t } = useTranslation();
  const groups = useModelGroups().data;
  const { everybody, groupIds, defaultGroupIds } = access;
  if (groups === undefined || (everybody && defaultGroupIds.length === 0)) return null;
  const names = (ids: readonly string[]): string =>
    groups
      .filter(({ id }) => ids.includes(id))
      .map(({ name }) => name)
      .join(', ');
  const lines = [
    everybody
      ? null
      : groupIds.length === 0
        ? t('settings.models.access.forNobody')
        : t('settings.models.access.only', { groups: names(groupIds) }),
    defaultGroupIds.length === 0 ? null : t('settings.models.access.defaultOf', { groups: names(defaultGroupIds) }),
  ].filter((line) => line !== null);
  return (
    <p className="mt-1.5 flex items-start gap-1.5 text-sm text-ink-soft">
      <UsersRound aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <span className="min-w-0 break-words">{lines.join(' ')}</span>
    </p>
  );
}
