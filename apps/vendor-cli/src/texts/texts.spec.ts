import { LICENSE_FAULT_CODES, LICENSE_STATES } from '@assist/licence/core';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../cli/commands.js';
import { OPTIONS } from '../cli/options.js';
import { FAILURES } from '../failure.js';
import { fill } from './fill.js';
import { languageOf, textsOf } from './texts.js';

function flatten(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  return Object.entries(value as object).flatMap(([name, member]) => flatten(member, `${path}.${name}`));
}

const [de, en] = [new Map(flatten(textsOf('de'))), new Map(flatten(textsOf('en')))];
const places = (text: string | undefined): string[] => (text?.match(/\{\w+\}/g) ?? []).sort();

describe('the catalogues', () => {
  it('hold the same texts with the same places in both languages, none empty that the other fills', () => {
    expect([...de.keys()]).toEqual([...en.keys()]);
    expect([...en.keys()].filter((key) => places(en.get(key)).join() !== places(de.get(key)).join())).toEqual([]);
    expect([...en.keys()].filter((key) => (en.get(key) === '') !== (de.get(key) === ''))).toEqual([]);
  });

  it('address people formally, and each says something else in German', () => {
    expect([...de].filter(([, text]) => /\b(du|dein|deine|dich|dir)\b/i.test(text))).toEqual([]);
    const same = [...en.keys()].filter((key) => en.get(key) === de.get(key) && (en.get(key)?.split(' ').length ?? 0) > 2);
    expect(same).toEqual([]);
  });

  it('have a text for each command, option, failure, state and fault, and none for what is not there', () => {
    const texts = textsOf('en');
    expect(Object.keys(texts.commands).sort()).toEqual(COMMANDS.map(({ name }) => name).sort());
    expect(Object.keys(texts.options).sort()).toEqual(Object.keys(OPTIONS).sort());
    expect(Object.keys(texts.failures).sort()).toEqual(Object.keys(FAILURES).sort());
    expect(LICENSE_STATES.filter((state) => !(state in texts.states))).toEqual([]);
    expect(LICENSE_FAULT_CODES.filter((code) => !(code in texts.faults))).toEqual([]);
  });

  it('every option belongs to a command', () => {
    const used = new Set(COMMANDS.flatMap(({ options }) => options));
    const everywhere = ['home', 'json', 'lang', 'yes', 'dry-run', 'help'];
    expect(Object.keys(OPTIONS).filter((name) => !everywhere.includes(name) && !used.has(name as keyof typeof OPTIONS))).toEqual(
      [],
    );
  });

  it('leave a place without a value visible', () => {
    expect(fill('{a} of {b}', { a: 1 })).toBe('1 of {b}');
  });
});

describe('the language', () => {
  it.each([
    ['de_DE.UTF-8', 'de'],
    ['de_AT', 'de'],
    ['DE', 'de'],
    ['den_CA', 'en'],
    ['en_GB.UTF-8', 'en'],
    ['C', 'en'],
    ['fr_FR', 'en'],
  ])('of %s is %s', (locale, language) => {
    expect(languageOf(locale)).toBe(language);
  });
});
