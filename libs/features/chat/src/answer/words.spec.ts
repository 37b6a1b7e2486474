import { describe, expect, it } from 'vitest';
import { contentStems, sameWord, stem, words } from './words.js';

const same = (a: string, b: string): boolean => sameWord(stem(words(a)[0]!), stem(words(b)[0]!));

describe('sameWord', () => {
  it.each([
    ['Kündigung', 'kündigen'],
    ['Kündigungsfrist', 'Kündigung'],
    ['Kündigungsfristen', 'Frist'],
    ['Müller', 'Mueller'],
    ['Straße', 'STRASSE'],
    ['Urlaubstage', 'Urlaub'],
    ['Häuser', 'Häusern'],
    ['installing', 'installed'],
    ['holidays', 'holiday'],
  ])('takes %s for %s', (a, b) => expect(same(a, b)).toBe(true));

  it.each([
    ['drucken', 'drücken'],
    ['Garten', 'Art'],
    ['Mandant', 'Hand'],
    ['2023', '2024'],
    ['Konto', 'Kontakt'],
  ])('tells %s from %s', (a, b) => expect(same(a, b)).toBe(false));
});

describe('contentStems', () => {
  it('leaves out what carries no subject, in both languages', () => {
    expect(contentStems('Wie lange ist die Frist bei der Probezeit?')).toEqual([stem('frist'), stem('probezeit')]);
    expect(contentStems('What is the notice period of the contract?')).toEqual([
      stem('notice'),
      stem('period'),
      stem('contract'),
    ]);
    expect(contentStems('und was ist das?')).toEqual([]);
  });
});
