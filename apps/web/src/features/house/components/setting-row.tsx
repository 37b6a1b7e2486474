import type { TFunction } from 'i18next';
import { SETTINGS, type SettingKey } from '@assist/contracts/house';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNote } from '../../../ui/error-note';
import { showToast } from '../../../ui/toast-store';
import { useChangeSetting, useResetSetting, type Setting } from '../queries/settings-query';
import { SettingChoice } from './setting-choice';
import { SettingFlag } from './setting-flag';
import { SettingOrigin } from './setting-origin';
import { SettingText } from './setting-text';

const EDITORS = { flag: SettingFlag, choice: SettingChoice, integer: SettingText, line: SettingText } as const;

/** One setting: what it does, its value, where that comes from, and its way back. */
export function SettingRow({ setting }: { readonly setting: Setting }): ReactElement | null {
  const { t } = useTranslation();
  const { key, version } = setting;
  const change = useChangeSetting(key);
  const reset = useResetSetting(key);
  const { kind } = SETTINGS[key];
  if (!(kind in EDITORS)) return null;
  const Editor = EDITORS[kind as keyof typeof EDITORS];
  const saved = (): void => showToast(t('house.saved'));
  const label = settingLabel(t, key);
  return (
    <div data-setting={key} className="setting-mark py-4 first:pt-0 last:pb-0">
      <Editor
        setting={setting}
        label={label}
        hint={t(`house.items.${key}.hint` as 'house.items.log.level.hint')}
        busy={change.isPending}
        save={(value) => {
          reset.reset();
          change.mutate({ value, version }, { onSuccess: saved });
        }}
      />
      <SettingOrigin
        setting={setting}
        busy={reset.isPending}
        onReset={() => {
          change.reset();
          reset.mutate(version, { onSuccess: saved });
        }}
      />
      <ErrorNote error={change.error ?? reset.error} className="mt-2" />
    </div>
  );
}

/** The name of a setting; its keys have texts of the same path. */
export function settingLabel(t: TFunction, key: SettingKey): string {
  return t(`house.items.${key}.label` as 'house.items.log.level.label');
}
