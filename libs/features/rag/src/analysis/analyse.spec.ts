import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyseQuery, analyseText } from './analyse.js';
import { LANGS } from './language.js';

const stem = (text: string, lang: 'de' | 'en' | 'simple' = 'de'): readonly string[] => analyseText(text, lang).stem.split(' ');
const share = (a: string, b: string, lang: 'de' | 'en' = 'de'): boolean =>
  stem(a, lang).some((term) => stem(b, lang).includes(term));

describe('analysis', () => {
  it('gives the same tokens for the same text on the side of the index and of the question', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.constantFrom(...LANGS), (text, lang) => {
        const index = analyseText(text, lang);
        const query = analyseQuery(text, [lang]);
        expect(new Set(index.grams.split(' ').filter(Boolean))).toEqual(new Set(query.grams));
        for (const term of query.stem) expect(index.stem.split(' ')).toContain(term);
      }),
    );
  });

  it('emits only tokens without white space, whatever the input', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        for (const token of [...analyseQuery(text, LANGS).stem, ...analyseQuery(text, LANGS).grams]) {
          expect(token).toMatch(/^\S+$/u);
        }
      }),
    );
  });

  it.each([
    ['Strasse', 'Straße'],
    ['Mueller', 'Müller'],
    ['Groesse', 'Größe'],
    ['UEBERSICHT', 'Übersicht'],
    ['Fuesse', 'Füße'],
  ])('finds %s by %s', (a, b) => expect(share(a, b)).toBe(true));

  it.each([
    ['drucken', 'drücken'],
    ['schon', 'schön'],
    ['fordern', 'fördern'],
  ])('keeps %s and %s apart', (a, b) => {
    expect(share(a, b)).toBe(false);
  });

  it.each([
    ['Rechnungen', 'Rechnung'],
    ['gespeicherten', 'gespeichert'],
    ['Dateien', 'Datei'],
    ['Benutzern', 'Benutzer'],
  ])('brings German %s and %s to one stem', (a, b) => expect(share(a, b)).toBe(true));

  it.each([
    ['running', 'runs'],
    ['libraries', 'library'],
    ["company's", 'company'],
    ['configured', 'configure'],
  ])('brings English %s and %s to one stem', (a, b) => expect(share(a, b, 'en')).toBe(true));

  it('removes stop words, but never all of them', () => {
    expect(stem('die Wartung der Anlage')).toEqual(['wartung', 'anlag']);
    expect(stem('wer bist du')).toEqual(['wer', 'bist', 'du']);
  });

  it('takes the stop words of the language of the question out of the rules of other languages', () => {
    const { stem: terms } = analyseQuery('Wie wird die Anlage gewartet?', ['de', 'en']);
    expect(terms).not.toContain('die');
    expect(terms).not.toContain('wie');
  });

  it.each([
    ['Rechnung', 'Eingangsrechnungsprüfung'],
    ['Schutz', 'Datenschutzgrundverordnung'],
    ['Steuer', 'Umsatzsteuervoranmeldung'],
    ['Wartung', 'Fernwartungsvertrag'],
    ['Kessel', 'Heizkesseltür'],
    ['Maintainer', 'Paketmaintainer'],
  ])('finds %s inside of %s by its character windows', (part, compound) => {
    const windows = analyseText(compound, 'de').grams.split(' ');
    expect(analyseQuery(part, ['de']).grams.filter((gram) => windows.includes(gram)).length).toBeGreaterThan(0);
  });

  it.each([
    ['ABC-123', 'ABC123'],
    ['ERR_4711', 'err4711'],
    ['KX-77.41', 'KX7741'],
    ['v2.3', 'V23'],
  ])('finds %s and %s by each other', (separated, joined) => {
    expect([share(separated, joined), share(joined, separated)]).toEqual([true, true]);
    expect(share(separated, `${joined}9`)).toBe(false);
  });

  it.each([
    ['東京', '東京都の人口は多いです。'],
    ['文档', '中文文档检索测试'],
    ['データ', 'サーバーのデータベース'],
    ['서울', '대한민국서울특별시'],
    ['東京', `${'あ'.repeat(200)}東京`],
    ['文', '这是一份 文 件'],
    ['東京', 'IT東京2024'],
  ])('finds %s inside of %s, which has no spaces', (word, text) => {
    const windows = analyseText(text, 'simple').grams.split(' ');
    for (const gram of analyseQuery(word, ['simple']).grams) expect(windows).toContain(gram);
  });

  it('cuts no character of two units in half', () => {
    expect(analyseQuery('\u{20BB7}野家', ['simple']).grams).toEqual(['\u{20BB7}野', '野家']);
  });

  it('cuts a text of endless variety to a bounded number of windows', () => {
    expect(analyseText('abcdefghij '.repeat(20_000), 'de').grams.split(' ').length).toBe(8000);
  });

  it('treats the syntax of query languages as plain text', () => {
    for (const text of ["'; DROP TABLE x; --", 'a AND (b OR "c")', 'col:val*', '+must -not ~2', '{"$ne": 1}']) {
      for (const term of analyseQuery(text, ['en']).stem) expect(term).toMatch(/^[\p{L}\p{N}._#+-]+$/u);
    }
  });
});
