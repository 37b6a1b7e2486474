import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quote, UnquotableValue } from './quote.js';

describe('quote', () => {
  it('leaves plain words alone and quotes the rest', () => {
    expect(['a.example', '/etc/a.crt', '', 'a b', '#no comment', 'say "hi"', 'C:\\certs\\a.crt'].map(quote)).toEqual([
      'a.example',
      '/etc/a.crt',
      '""',
      '"a b"',
      '"#no comment"',
      '`say "hi"`',
      '`C:\\certs\\a.crt`',
    ]);
  });

  it.each(['a\nb', 'a\r', 'a{', '}', '{$SECRET_KEY}', '{http.request.uri}', '\u0000', '\u2028', '`"'])('refuses %j', (value) => {
    expect(() => quote(value)).toThrow(UnquotableValue);
  });

  it('never gives more than one line, and never an open quote', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        let quoted: string;
        try {
          quoted = quote(value);
        } catch (error) {
          return error instanceof UnquotableValue;
        }
        return !/[\n\r{}]/.test(quoted) && (quoted === value || quoted.slice(1, -1) === value);
      }),
    );
  });
});
