import type { Permission } from '@assist/contracts';
import { useId, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { permissionGroups } from '../lib/permission-groups';
import { usePermissionWords } from '../lib/use-permission-words';

export interface ScopeFieldsProps {
  /** What can be chosen. */
  readonly grantable: readonly Permission[];
  readonly chosen: ReadonlySet<Permission>;
  readonly onChange: (chosen: ReadonlySet<Permission>) => void;
  readonly error: string | null;
}

/** Rights as boxes to tick, in words. */
export function ScopeFields({ grantable, chosen, onChange, error }: ScopeFieldsProps): ReactElement {
  const { t } = useTranslation();
  const id = useId();
  const words = usePermissionWords();
  const toggle = (permission: Permission, on: boolean): void => {
    const next = new Set(chosen);
    if (on) next.add(permission);
    else next.delete(permission);
    onChange(next);
  };
  return (
    <fieldset aria-describedby={error === null ? undefined : `${id}-error`}>
      <legend className="mb-1.5 text-sm font-medium">{t('security.keys.rights')}</legend>
      <ul className="max-h-64 divide-y divide-line overflow-y-auto rounded-lg border border-line-strong">
        {permissionGroups(grantable).map(({ area, actions }) => (
          <li key={area} className="px-3 py-2">
            <p id={`${id}-${area}`} className="text-sm font-medium">
              {words.area(area)}
            </p>
            <div role="group" aria-labelledby={`${id}-${area}`} className="flex flex-wrap gap-x-4 gap-y-1">
              {actions.map(({ action, permission }) => (
                <label key={permission} className="flex items-center gap-2 py-0.5 text-sm">
                  <input
                    type="checkbox"
                    className="size-4 accent-accent"
                    checked={chosen.has(permission)}
                    onChange={(event) => toggle(permission, event.target.checked)}
                  />
                  {t(`permissions.actions.${action}`)}
                </label>
              ))}
            </div>
          </li>
        ))}
      </ul>
      {error === null ? null : (
        <p id={`${id}-error`} className="mt-1.5 text-sm text-danger">
          {error}
        </p>
      )}
    </fieldset>
  );
}
