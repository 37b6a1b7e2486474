import { SETTING_KEYS } from '@assist/contracts/house';
import { describe, expect, it } from 'vitest';
import { de } from '../../../i18n/de/catalogue';
import { en } from '../../../i18n/en/catalogue';
import { SECTIONS } from '../../settings/lib/sections';
import { searchEntries, textsOf } from './search-entries';
import { searchSettings, wordsOf } from './search-settings';

const [german, english] = [textsOf(de), textsOf(en)];
const find = (query: string, locale: 'de' | 'en' = 'de', isAdmin = true): string[] =>
  searchSettings(
    searchEntries(() => isAdmin, locale === 'de' ? german : english, [german, english]),
    query,
  ).map(({ target }) => target.mark ?? target.to);

describe('the search over settings', () => {
  it.each([
    ['Dateigröße', 'rag.maxUploadMb'],
    ['dateigroesse', 'rag.maxUploadMb'],
    ['upload', 'rag.maxUploadMb'],
    ['Betriebsrat', 'usage.worksCouncilMode'],
    ['privacy', '/settings/privacy'],
    ['DSGVO', '/settings/privacy'],
    ['Farbe', 'brand.accent'],
    ['color', 'brand.accent'],
    ['colour', 'brand.accent'],
    ['favicon', 'brand.logo'],
    ['Begrüßung', 'brand.loginText'],
    ['LOG_LEVEL', 'log.level'],
    ['debug', 'log.level'],
    ['Kennwort', '/settings/security'],
    ['dark mode', '/settings/profile'],
    ['Ollama', '/settings/models'],
    ['Sprachmodel', '/settings/models'],
    ['Helpdesk ausschalten', 'module.helpdesk'],
    ['Lizens', '/settings/licence'],
    ['Betreibsrat', 'usage.worksCouncilMode'],
  ])('finds under %s first %s, whatever language the page has', (query, target) => {
    expect(find(query, 'de')[0]).toBe(target);
    expect(find(query, 'en')).toContain(target);
  });

  it('finds every setting and page under its name in both languages', () => {
    for (const texts of [german, english]) {
      for (const key of SETTING_KEYS.filter((name) => name !== 'modules.disabled')) {
        expect(find(texts(`house.items.${key}.label`))).toContain(key);
      }
      for (const { id, to } of SECTIONS) expect(find(texts(`settings.sections.${id}`))).toContain(to);
    }
  });

  it('shows people only what is theirs', () => {
    expect(find('', 'de', false)).toEqual(['/settings/profile', '/settings/security']);
    expect(find('Farbe', 'de', false)).toEqual(['/settings/profile']);
    expect(find('Lizenz', 'de', false)).toEqual([]);
  });

  it('needs every word, and finds nothing for what is not there', () => {
    expect(find('Helpdesk Logo')).toEqual([]);
    expect(find('qwertz')).toEqual([]);
  });

  it('shows all for an empty query, in the order of the pages', () => {
    expect(find('  ').slice(0, 2)).toEqual(['/settings/profile', '/settings/security']);
  });
});

describe('words', () => {
  it('are compared without case, accents and spelling of umlauts', () => {
    expect(wordsOf('Größe, Café – naïve STRAẞE')).toEqual(['groesse', 'cafe', 'naive', 'strasse']);
  });
});
