import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox } from '../../../ui/checkbox';
import { LoadState } from '../../../ui/load-state';
import { useGroups } from '../../people/queries/groups-query';

export interface GroupFieldsProps {
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Groups as boxes to tick: those that the person who invites may put people into. */
export function GroupFields({ chosen, onChange }: GroupFieldsProps): ReactElement {
  const { t } = useTranslation();
  const groups = useGroups();
  const offered = groups.data?.filter((group) => group.mayChange);
  const toggle = (id: string, on: boolean): void => onChange(on ? [...chosen, id] : chosen.filter((other) => other !== id));
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-medium">{t('invitations.groups')}</legend>
      {offered === undefined ? (
        <LoadState query={groups} rows={1} />
      ) : offered.length === 0 ? (
        <p className="text-sm text-ink-faint">{t('invitations.noGroups')}</p>
      ) : (
        <div className="max-h-40 overflow-y-auto rounded-lg border border-line-strong px-3 py-1">
          {offered.map((group) => (
            <Checkbox
              key={group.id}
              className="w-full"
              label={<span className="break-words">{group.name}</span>}
              checked={chosen.includes(group.id)}
              onChange={(event) => toggle(group.id, event.target.checked)}
            />
          ))}
        </div>
      )}
    </fieldset>
  );
}
