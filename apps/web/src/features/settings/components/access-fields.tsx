import type { ModelAccess } from '@assist/contracts';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadState } from '../../../ui/load-state';
import { Note } from '../../../ui/note';
import { Segments } from '../../../ui/segments';
import { TEXT_LINK } from '../../../ui/text-link';
import { withDefault, withGroup } from '../lib/model-access';
import { useModelGroups } from '../queries/connections-query';
import { AccessGroupRow } from './access-group-row';

export interface AccessFieldsProps {
  readonly access: ModelAccess;
  readonly onChange: (access: ModelAccess) => void;
}

/** Who may use a model, and for which groups it is the default. */
export function AccessFields({ access, onChange }: AccessFieldsProps): ReactElement {
  const { t } = useTranslation();
  const groups = useModelGroups();
  const items = groups.data ?? [];
  return (
    <div className="space-y-3">
      <Segments
        legend={t('settings.models.access.who')}
        value={access.everybody ? 'everybody' : 'groups'}
        choices={[
          { value: 'everybody', label: t('settings.models.access.everybody') },
          { value: 'groups', label: t('settings.models.access.groups') },
        ]}
        onChange={(who) => onChange({ ...access, everybody: who === 'everybody' })}
      />
      <LoadState query={groups} rows={2} className="h-8" />
      {groups.isSuccess && items.length === 0 && !access.everybody ? (
        <Note tone="warn">
          {t('settings.models.access.none')}{' '}
          <Link to="/settings/groups" className={TEXT_LINK}>
            {t('settings.sections.groups')}
          </Link>
        </Note>
      ) : null}
      {items.length === 0 ? null : (
        <>
          <ul
            aria-label={t('settings.models.access.list')}
            className="max-h-56 divide-y divide-line overflow-y-auto rounded-lg border border-line"
          >
            {items.map((group) => (
              <AccessGroupRow
                key={group.id}
                name={group.name}
                everybody={access.everybody}
                allowed={access.everybody || access.groupIds.includes(group.id)}
                isDefault={access.defaultGroupIds.includes(group.id)}
                onAllowed={(allowed) => onChange(withGroup(access, group.id, allowed))}
                onDefault={(isDefault) => onChange(withDefault(access, group.id, isDefault))}
              />
            ))}
          </ul>
          <p className="text-sm text-ink-faint">{t('settings.models.access.hint')}</p>
          {!access.everybody && access.groupIds.length === 0 ? (
            <Note tone="warn">{t('settings.models.access.nobody')}</Note>
          ) : null}
        </>
      )}
    </div>
  );
}
