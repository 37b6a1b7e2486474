import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_TOKEN_LENGTH, tokensOf } from './tokens.js';

const texts = (text: string): string[] => tokensOf(text).map((token) => token.text);

describe('tokensOf', () => {
  it.each([
    ['camelCase', ['camelcase', 'camel', 'case']],
    ['PascalCaseName', ['pascalcasename', 'pascal', 'case', 'name']],
    ['HTTPServer', ['httpserver', 'http', 'server']],
    ['snake_case_name', ['snake_case_name', 'snake', 'case', 'name']],
    ['kebab-case', ['kebab-case', 'kebab', 'case']],
    ['E-Mail-Adresse', ['e-mail-adresse', 'e', 'mail', 'adresse']],
    ['org.apache.Log', ['org.apache.log', 'org', 'apache', 'log']],
    ['ERR_404', ['err_404', 'err404', 'err', '404']],
    ['KX-7741', ['kx-7741', 'kx7741', 'kx', '7741']],
    ['KX7741', ['kx7741']],
    ['v1.2.3', ['v1.2.3', 'v123', 'v1', '2', '3']],
    ['getHTTPResponse', ['gethttpresponse', 'get', 'http', 'response']],
    ['C++', ['c++', 'c']],
    ['1.234,56', ['1.234,56', '1234.56', '1', '234', '56']],
    ['1,234.56', ['1,234.56', '1234.56', '1', '234', '56']],
    ['3,5', ['3,5', '3.5', '3', '5']],
    ['Wartung', ['wartung']],
    ["don't", ['don', 't']],
    ['Müller', ['mueller']],
    ['Daten\u00adbank', ['datenbank']],
    ['ﬁnden', ['finden']],
  ])('splits %s', (text, expected) => {
    expect([...new Set(texts(text))].sort()).toEqual([...expected].sort());
  });

  it('keeps parts of identifiers that also stand alone in the text searchable', () => {
    expect(texts('Der maxRetryCount begrenzt die Zahl')).toEqual(
      expect.arrayContaining(['maxretrycount', 'retry', 'der', 'zahl']),
    );
  });

  it('never makes a token longer than the limit, an empty one or one with upper case', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        for (const token of tokensOf(text)) {
          expect(token.text.length).toBeGreaterThan(0);
          expect(token.text.length).toBeLessThanOrEqual(MAX_TOKEN_LENGTH);
        }
      }),
    );
    expect(texts('x'.repeat(1000))).toEqual(['x'.repeat(MAX_TOKEN_LENGTH)]);
  });

  it('stays linear on hostile input', () => {
    const started = performance.now();
    for (const unit of ['a.', 'A', 'aA', '1,', "a'", '_-', '1.']) texts(unit.repeat(100_000));
    expect(performance.now() - started).toBeLessThan(3000);
  });
});
