import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const WHERE = '{libs/licence,apps/appliance,apps/e2e,apps/vendor-cli,libs/features/*}/{src,test}/**/*.{spec,e2e}.ts';
/** A title that begins with the numbers of the cases which it proves, as `25, 26: refuses ...`. */
const TITLE = /['"`](\d{1,2}(?:, \d{1,2})*): /g;
const CASES = 72;

/** Cases whose number begins the title of a test. */
function provenCases(): Set<number> {
  const sources = globSync(WHERE, { cwd: root }).map((file) => readFileSync(join(root, file), 'utf8'));
  const numbers = sources.flatMap((source) => [...source.matchAll(TITLE)].flatMap(([, ids = '']) => ids.split(', ')));
  return new Set(numbers.map(Number));
}

describe('the cases that a licence has to stand', () => {
  it('each begin the title of a test', () => {
    const proven = provenCases();
    const missing = Array.from({ length: CASES }, (_, index) => index + 1).filter((number) => !proven.has(number));
    expect(missing).toEqual([]);
  });
});
