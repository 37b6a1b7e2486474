import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { faultsOf, idsIn, parseTable } from './security-tests.ts';

const root = join(import.meta.dirname, '..', '..');
const table = parseTable(readFileSync(join(root, 'docs', 'security-tests.md'), 'utf8'));

describe('the table of security tests', () => {
  it('has a row for each', () => {
    expect(table.map(({ id }) => id)).toEqual(Array.from({ length: 22 }, (_, index) => `T${index + 1}`));
  });

  it('says the truth about where they are', () => {
    expect(faultsOf(table, root)).toEqual([]);
  });

  it('would notice a file that is gone, one without the id, one that it leaves out, and a row without anything', () => {
    const row = (files: readonly string[]) => ({ id: 'T20', files, pending: '' });
    const others = table.filter(({ id }) => id !== 'T20');
    const own = 'tools/security/security-tests.spec.ts';
    expect(faultsOf([...others, row(['docs/gone.spec.ts'])], root)).toContain('T20 docs/gone.spec.ts: no such file');
    expect(faultsOf([...others, row(['tools/secrets/scan.spec.ts'])], root)).toContain(
      'T20 tools/secrets/scan.spec.ts: no test of it begins with the id',
    );
    expect(faultsOf([...others, row([])], root)).toEqual(
      expect.arrayContaining(['T20 names nothing', `T20 ${own}: missing in the table`]),
    );
  });

  it('reads ids of titles only', () => {
    const title = ['T1', 'T12'].join(', ');
    expect(idsIn(`it('${title}: x'); // T3: no\nit('a T4: b')`)).toEqual(new Set(['T1', 'T12']));
  });
});

describe('what the product is made of', () => {
  it('T20: neither evaluates text nor reads objects in a form that can run code', () => {
    const files = globSync('{apps,libs,migrations}/**/src/**/*.{ts,tsx}', {
      cwd: root,
      exclude: (path) => /node_modules|dist/.test(path),
    });
    expect(files.length).toBeGreaterThan(500);
    const forbidden =
      /(?<![.\w])eval\s*\(|new Function\s*\(|from '(?:node:)?vm'|v8\.deserialize|from '(?:node:)?v8'|from 'node-serialize'/;
    expect(files.filter((file) => forbidden.test(readFileSync(join(root, file), 'utf8')))).toEqual([]);
  });
});
