import { describe, expect, it } from 'vitest';
import { detectLanguage } from './language.js';

describe('detectLanguage', () => {
  it.each([
    ['Die Wartung der Anlage erfolgt einmal im Jahr und wird vom Hersteller durchgeführt.', 'de'],
    ['The maintenance of the unit is carried out once a year by its manufacturer.', 'en'],
    ['Das Modul muss vor dem Einbau ausgeschaltet werden (see the manual).', 'de'],
    ['Le chat est sur la table et le chien dort.', 'simple'],
    ['KX-7741 58213', 'simple'],
    ['', 'simple'],
  ])('reads %s as %s', (text, lang) => expect(detectLanguage(text)).toBe(lang));

  it('takes the language of the document for an undecided text', () => {
    expect(detectLanguage('KX-7741', 'de')).toBe('de');
  });
});
