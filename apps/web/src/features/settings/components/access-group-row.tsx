import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox } from '../../../ui/checkbox';

export interface AccessGroupRowProps {
  readonly name: string;
  /** The model is for everybody: only the default is to be decided. */
  readonly everybody: boolean;
  readonly allowed: boolean;
  readonly isDefault: boolean;
  readonly onAllowed: (allowed: boolean) => void;
  readonly onDefault: (isDefault: boolean) => void;
}

/** One group: whether it may use the model, and whether it gets it where nobody chooses. */
export function AccessGroupRow(props: AccessGroupRowProps): ReactElement {
  const { t } = useTranslation();
  const { name, everybody, allowed, isDefault } = props;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 px-3 py-1">
      {everybody ? (
        <span className="min-w-0 break-words">{name}</span>
      ) : (
        <Checkbox
          label={<span className="break-words">{name}</span>}
          checked={allowed}
          onChange={({ target }) => props.onAllowed(target.checked)}
        />
      )}
      <Checkbox
        className="text-sm text-ink-soft"
        label={
          <>
            {t('settings.models.access.default')}
            <span className="sr-only"> {t('settings.models.access.of', { name })}</span>
          </>
        }
        checked={isDefault}
        disabled={!allowed}
        onChange={({ target }) => props.onDefault(target.checked)}
      />
    </li>
  );
}
