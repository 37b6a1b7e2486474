import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marksOfPage, targetPage, zoomToMarks } from './boxes';
import { markRange } from './mark-range';
import { tableRows } from './table-rows';

const block = { text: 'abcdefghij', charStart: 100, charEnd: 110 };

describe('marking a range of a block', () => {
  it('cuts the text around it', () => {
    expect(markRange(block, { charStart: 102, charEnd: 105 })).toEqual({ before: 'ab', marked: 'cde', after: 'fghij' });
  });

  it('marks the part of a longer range', () => {
    expect(markRange(block, { charStart: 0, charEnd: 103 })).toEqual({ before: '', marked: 'abc', after: 'defghij' });
    expect(markRange(block, { charStart: 108, charEnd: 500 })).toEqual({ before: 'abcdefgh', marked: 'ij', after: '' });
  });

  it('marks nothing in a block that only touches it', () => {
    expect(markRange(block, { charStart: 90, charEnd: 100 })).toBeNull();
    expect(markRange(block, { charStart: 110, charEnd: 120 })).toBeNull();
  });

  it('never loses a character, whatever the numbers', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), fc.string(), fc.nat(200), (charStart, charEnd, text, start) => {
        const marked = markRange({ text, charStart: start, charEnd: start + 50 }, { charStart, charEnd });
        if (marked !== null) expect(marked.before + marked.marked + marked.after).toBe(text);
      }),
    );
  });
});

describe('a table of a document', () => {
  const text = '| Kürzel | Art |\n| --- | --- |\n| O | a \\| b |\n| RFA |  |';

  it('has its header, its rows and their places', () => {
    const rows = tableRows(text) ?? [];
    expect(rows.map(({ cells, isHeader }) => [isHeader, ...cells])).toEqual([
      [true, 'Kürzel', 'Art'],
      [false, 'O', 'a | b'],
      [false, 'RFA', ''],
    ]);
    expect(rows.map((row) => text.slice(row.charStart, row.charEnd))[1]).toBe('| O | a \\| b |');
  });

  it('is only text without columns', () => {
    expect(tableRows('no columns here')).toBeNull();
  });
});

describe('marks on a page', () => {
  const box = { page: 3, x: 0.1, y: 0.2, w: 0.5, h: 0.01 };

  it('stand in per cent, only on their page', () => {
    expect(marksOfPage([box], 3)).toEqual([{ left: '10.000%', top: '20.000%', width: '50.000%', height: '1.000%' }]);
    expect(marksOfPage([box], 2)).toEqual([]);
    expect(marksOfPage([{ ...box, w: 0 }], 3)).toEqual([]);
  });

  it('decide the page to open at, then the passage does, then it is the first', () => {
    expect(targetPage({ page: 1, boxes: [box] })).toBe(3);
    expect(targetPage({ page: 4, boxes: [] })).toBe(4);
    expect(targetPage({ page: null, boxes: [] })).toBe(1);
    expect(targetPage(null)).toBe(1);
  });

  it('fill a narrow screen, but not more than twice as large', () => {
    expect(zoomToMarks([])).toBe(1);
    expect(zoomToMarks([{ ...box, w: 0.94 }])).toBe(1);
    expect(zoomToMarks([{ ...box, w: 0.1 }])).toBe(2);
    expect(zoomToMarks([box, { ...box, x: 0.3, w: 0.4 }])).toBeCloseTo(0.94 / 0.6);
  });
});
