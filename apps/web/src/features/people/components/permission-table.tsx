import type { AdminArea, ModuleId, Permission } from '@assist/contracts';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox } from '../../../ui/checkbox';
import { useWideScreen } from '../../../lib/dom/use-media';
import { useAreaName } from '../lib/area-name';
import { ACTIONS, permissionRows, type Action, type PermissionRow } from '../lib/permission-rows';
import { usePermissionText } from '../lib/role-name';

export interface PermissionTableProps {
  readonly granted: readonly Permission[];
  /** Whether this one can be given and taken by the person. */
  readonly mayToggle: (permission: Permission) => boolean;
  readonly onToggle: (permission: Permission, on: boolean) => void;
}

/** Modules and what can be done in each: a table on a wide screen, lists on a narrow one. */
export function PermissionTable(props: PermissionTableProps): ReactElement {
  const { t } = useTranslation();
  const { now, later } = permissionRows();
  const wide = useWideScreen();
  const Rows = wide ? Table : Lists;
  return (
    <>
      <Rows {...props} rows={now} />
      {later.length === 0 ? null : (
        <details className="mt-4">
          <summary className="cursor-pointer text-sm text-ink-soft">{t('people.rights.later', { count: later.length })}</summary>
          <div className="mt-3">
            <Rows {...props} rows={later} />
          </div>
        </details>
      )}
    </>
  );
}

type RowsProps = PermissionTableProps & { readonly rows: readonly PermissionRow[] };

function Table({ rows, ...props }: RowsProps): ReactElement {
  const { t } = useTranslation();
  const nameOf = useAreaName();
  return (
    <table className="w-full border-collapse">
      <thead>
        <tr className="border-b border-line text-left align-bottom">
          <th scope="col" className="py-2 pr-4 text-sm font-medium text-ink-soft">
            {t('people.rights.module')}
          </th>
          {ACTIONS.map((action) => (
            <th key={action} scope="col" className="w-24 px-1.5 py-2 text-sm font-medium">
              {t(`people.rights.actions.${action}`)}
              <span className="block text-xs font-normal text-ink-faint">{t(`people.rights.actionHints.${action}`)}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} className="border-b border-line last:border-0">
            <th scope="row" className="py-2.5 pr-4 text-left font-normal">
              <span className="block font-medium">{nameOf(row.id)}</span>
              <span className="block text-sm text-ink-faint">
                <About row={row} />
              </span>
            </th>
            {ACTIONS.map((action) => (
              <td key={action} className="px-1.5 py-1.5">
                <Box {...props} row={row} action={action} labelHidden />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Lists({ rows, ...props }: RowsProps): ReactElement {
  const nameOf = useAreaName();
  return (
    <div className="divide-y divide-line">
      {rows.map((row) => (
        <fieldset key={row.id} className="py-3 first:pt-0">
          <legend className="float-left w-full font-medium">{nameOf(row.id)}</legend>
          <p className="clear-both text-sm text-ink-faint">
            <About row={row} />
          </p>
          <div className="mt-1 flex flex-col">
            {ACTIONS.map((action) => (
              <Box key={action} {...props} row={row} action={action} />
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  );
}

interface BoxProps extends PermissionTableProps {
  readonly row: PermissionRow;
  readonly action: Action;
  readonly labelHidden?: boolean;
}

/** Empty where there is nothing of the kind to be granted. */
function Box({ row, action, granted, mayToggle, onToggle, labelHidden = false }: BoxProps): ReactElement | null {
  const textOf = usePermissionText();
  const permission = row.permissions.get(action);
  if (permission === undefined) return null;
  return (
    <Checkbox
      label={textOf(permission)}
      labelHidden={labelHidden}
      title={labelHidden ? textOf(permission) : undefined}
      checked={granted.includes(permission)}
      disabled={!mayToggle(permission)}
      onChange={(event) => onToggle(permission, event.target.checked)}
    />
  );
}

function About({ row }: { readonly row: PermissionRow }): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      {row.kind === 'module'
        ? t(`house.modules.about.${row.id as ModuleId}`)
        : t(`people.rights.aboutAreas.${row.id as AdminArea}`)}
    </>
  );
}
