import { SETTING_KEYS, type SettingKey } from '@assist/contracts/house';
import type { SECTIONS } from '../../settings/lib/sections';

type Page = (typeof SECTIONS)[number]['to'];

/** Groups of the page for general settings, in its order. */
export const SETTING_GROUPS = ['documents', 'models', 'usage', 'operation'] as const;
export type SettingGroup = (typeof SETTING_GROUPS)[number];

/** Settings with a page of their own stand there, all others on the general page. */
export function pageOf(key: SettingKey): Page {
  if (key.startsWith('brand.')) return '/settings/branding';
  if (key.startsWith('privacy.')) return '/settings/privacy';
  return key.startsWith('modules.') ? '/settings/modules' : '/settings/house';
}

export function groupOf(key: SettingKey): SettingGroup {
  if (key.startsWith('rag.')) return 'documents';
  if (key.startsWith('llm.')) return 'models';
  return key.startsWith('usage.') ? 'usage' : 'operation';
}

/** Keys of the general page, group by group. */
export function generalKeys(group: SettingGroup): SettingKey[] {
  return SETTING_KEYS.filter((key) => pageOf(key) === '/settings/house' && groupOf(key) === group);
}
