import { describe, expect, it } from 'vitest';
import { countLines, isCounted, reportLengths } from './measure.ts';

const makeFiles = (...lengths: readonly number[]) => lengths.map((lines, index) => ({ file: `f${index}.ts`, lines }));

describe('the length report', () => {
  it('accepts a file of 300 lines and names one of 301', () => {
    expect(reportLengths(makeFiles(...Array<number>(20).fill(10), 300)).faults).toEqual([]);
    expect(reportLengths(makeFiles(...Array<number>(20).fill(10), 301)).faults).toEqual([
      'f20.ts has 301 lines, at most 300: split it by topic.',
    ]);
  });

  it('fails when more than one file in ten is over 150 lines', () => {
    expect(reportLengths(makeFiles(1, 1, 1, 1, 1, 1, 1, 1, 150, 200)).faults).toEqual([]);
    expect(reportLengths(makeFiles(1, 1, 1, 1, 1, 1, 1, 1, 151, 200)).faults).toHaveLength(1);
  });

  it('gives the length of a real file as median and works on none', () => {
    expect(reportLengths(makeFiles(9, 1, 4)).median).toBe(4);
    expect(reportLengths([])).toMatchObject({ files: 0, median: 0, p90: 0, faults: [] });
  });

  it('counts source files only', () => {
    const counted = ['libs/kernel/src/ids.ts', 'apps/web/src/ui/button.tsx', 'tools/check.ts', 'migrations/src/index.ts'];
    const left = [
      'libs/kernel/src/ids.spec.ts',
      'libs/kernel/test/ids.contract.ts',
      'apps/web/src/vite-env.d.ts',
      'libs/api-client/src/generated/index.ts',
      'migrations/src/1763700000000-create-work.ts',
      'apps/web/src/i18n/de/chat.ts',
      'README.md',
    ];
    expect([...counted, ...left].filter(isCounted)).toEqual(counted);
  });

  it('counts lines as an editor shows them', () => {
    expect(['', 'a', 'a\n', 'a\nb'].map(countLines)).toEqual([0, 1, 1, 2]);
  });
});
