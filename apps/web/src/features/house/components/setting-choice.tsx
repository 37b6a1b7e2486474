import { SETTINGS } from '@assist/contracts/house';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../ui/field';
import { SelectInput } from '../../../ui/select-input';
import type { EditorProps } from '../lib/editor-props';

export function SettingChoice({ setting, label, hint, busy, save }: EditorProps): ReactElement {
  const { t } = useTranslation();
  const spec = SETTINGS[setting.key];
  const choices: readonly string[] = 'choices' in spec ? (spec.choices ?? []) : [];
  const value = String(setting.value);
  return (
    <Field label={label} hint={hint}>
      {(control) => (
        <div className="max-w-xs">
          <SelectInput
            {...control}
            value={value}
            disabled={!setting.canChange || busy}
            onChange={(event) => save(event.target.value)}
          >
            {[...new Set([...choices, value])].map((choice) => (
              <option key={choice} value={choice}>
                {t(`house.choices.${choice}` as 'house.choices.info', { defaultValue: choice })}
              </option>
            ))}
          </SelectInput>
        </div>
      )}
    </Field>
  );
}
