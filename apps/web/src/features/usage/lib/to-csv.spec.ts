import { describe, expect, it } from 'vitest';
import { toCsv } from './to-csv';

const line = (...cells: (string | number)[]): string => toCsv([cells], 'en').slice(1, -2);

describe('a table for a spreadsheet', () => {
  it('is UTF-8 with its mark and lines that end as everywhere', () => {
    expect(
      toCsv(
        [
          ['Größe', 1],
          ['b', -2],
        ],
        'en',
      ),
    ).toBe('\ufeffGröße,1\r\nb,-2\r\n');
  });

  it('is split where a German spreadsheet splits', () => {
    expect(toCsv([['Gruppe; Rest', 'a,b', 3]], 'de')).toBe('\ufeff"Gruppe; Rest";"a,b";3\r\n');
  });

  it('keeps separators, quotes and line ends inside a cell', () => {
    expect(line('a,b', 'say "yes"', 'x\ny', 'd;e')).toBe('"a,b","say ""yes""","x\ny","d;e"');
  });

  it.each(['=1+1', '+49', '-2', '@SUM(A1)', ' =1', '\t=1', '\r=1', '＝1', '=HYPERLINK("http://evil")'])(
    'never is the formula %j',
    (value) => {
      expect(line(value)).toBe(`"'${value.replaceAll('"', '""')}"`);
    },
  );
});
