import { MODULE_IDS, type Permission } from '@assist/contracts';
import { SETTING_KEYS } from '@assist/contracts/house';
import { sectionsFor, type SECTIONS } from '../../settings/lib/sections';
import type { SearchEntry } from './search-settings';
import { SECTION_WORDS, SETTING_WORDS } from './search-words';
import { pageOf } from './setting-places';

export interface SearchTarget {
  readonly to: (typeof SECTIONS)[number]['to'];
  /** Part of the page to be marked. */
  readonly mark?: string;
}

/** Looks up one text of a catalogue by its path. */
export type Texts = (key: string) => string;

/** Everything that can be searched: the pages, the settings and the modules, in the words of each given language. */
export function searchEntries(
  may: (permission: Permission) => boolean,
  shown: Texts,
  others: readonly Texts[],
): SearchEntry<SearchTarget>[] {
  const inAll = (...keys: readonly string[]): string => others.flatMap((texts) => keys.map(texts)).join(' ');
  const pages = sectionsFor(may).map(({ to, id, group }) => ({
    target: { to },
    title: shown(`settings.sections.${id}`),
    hint: shown(`settings.groups.${group}`),
    words: `${SECTION_WORDS[id]} ${inAll(`settings.sections.${id}`)}`,
  }));
  if (!may('settings.administer')) return pages;
  const settings = SETTING_KEYS.filter((key) => key !== 'modules.disabled').map((key) => ({
    target: { to: pageOf(key), mark: key },
    title: shown(`house.items.${key}.label`),
    hint: shown(`house.items.${key}.hint`),
    words: `${SETTING_WORDS[key]} ${key} ${inAll(`house.items.${key}.label`, `house.items.${key}.hint`)}`,
  }));
  const modules = MODULE_IDS.map((id) => ({
    target: { to: '/settings/modules' as const, mark: `module.${id}` },
    title: shown(`licence.modules.${id}`),
    hint: shown('house.search.module'),
    words: `${SETTING_WORDS['modules.disabled']} ${id} ${inAll(`licence.modules.${id}`)}`,
  }));
  return [...pages, ...settings, ...modules];
}

/** Reads `a.b.c` out of a catalogue; what is missing is empty. */
export function textsOf(catalogue: object): Texts {
  return (key) => {
    let value: unknown = catalogue;
    for (const part of key.split('.')) value = (value as Readonly<Record<string, unknown>> | undefined)?.[part];
    return typeof value === 'string' ? value : '';
  };
}
