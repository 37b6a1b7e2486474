import type { SettingKey } from '@assist/contracts/house';
import type { TFunction } from 'i18next';

/** The name of a setting; its keys have texts of the same path. */
export function settingLabel(t: TFunction, key: SettingKey): string {
  return t(`house.items.${key}.label` as 'house.items.log.level.label');
}

/** What a setting does. */
export function settingHint(t: TFunction, key: SettingKey): string {
  return t(`house.items.${key}.hint` as 'house.items.log.level.hint');
}
