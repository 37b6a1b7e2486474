import { SETTINGS } from '@assist/contracts/house';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { showToast } from '../../../ui/toast-store';
import { settingHint, settingLabel } from '../lib/setting-texts';
import { useSettingMark } from '../lib/use-setting-mark';
import { useChangeSetting, type Setting } from '../queries/settings-query';
import { SettingChoice } from './setting-choice';
import { SettingEnd } from './setting-end';
import { SettingFlag } from './setting-flag';
import { SettingText } from './setting-text';

const EDITORS = { flag: SettingFlag, choice: SettingChoice, integer: SettingText, line: SettingText } as const;

/** One setting: what it does, its value, where that comes from, and its way back. */
export function SettingRow({ setting }: { readonly setting: Setting }): ReactElement | null {
  const { t } = useTranslation();
  const { key, version } = setting;
  const change = useChangeSetting(key);
  const part = useSettingMark<HTMLDivElement>(key);
  const { kind } = SETTINGS[key];
  if (!(kind in EDITORS)) return null;
  const Editor = EDITORS[kind as keyof typeof EDITORS];
  const saved = (): void => showToast(t('house.saved'));
  return (
    <div ref={part} className="setting-mark py-4 first:pt-0 last:pb-0">
      <Editor
        setting={setting}
        label={settingLabel(t, key)}
        hint={settingHint(t, key)}
        busy={change.isPending}
        save={(value) => change.mutate({ value, version }, { onSuccess: saved })}
      />
      <SettingEnd setting={setting} change={change} />
    </div>
  );
}
