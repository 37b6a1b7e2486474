import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface SecurityTest {
  /** `T7` */
  readonly id: string;
  readonly files: readonly string[];
  /** What of it belongs to features that are not there yet. */
  readonly pending: string;
}

const ROW = /^\| (T\d+) \|[^|]*\|([^|]*)\|([^|]*)\|$/gm;
const FILE = /`([^`]+)`/g;
/** A title of a test that begins with the ids of what it proves. */
const TITLE = /['"`](T\d+(?:, T\d+)*): /g;

/** The rows of `docs/security-tests.md`. */
export function parseTable(text: string): SecurityTest[] {
  return [...text.matchAll(ROW)].map(([, id = '', files = '', pending = '']) => ({
    id,
    files: [...files.matchAll(FILE)].map(([, file = '']) => file),
    pending: pending.trim(),
  }));
}

/** The ids in the titles of a test file. */
export function idsIn(source: string): Set<string> {
  return new Set([...source.matchAll(TITLE)].flatMap(([, ids = '']) => ids.split(', ')));
}

/** What the table says and the tests do not hold, and the other way round. */
export function faultsOf(table: readonly SecurityTest[], root: string): string[] {
  const promised = table.flatMap(({ id, files }) => files.map((file) => `${id} ${file}`));
  const found = globSync('{apps,libs,tools}/**/*.{spec,e2e,contract}.{ts,tsx}', {
    cwd: root,
    exclude: (path) => /(^|\/)(node_modules|dist)(\/|$)/.test(path),
  }).flatMap((file) => [...idsIn(readFileSync(join(root, file), 'utf8'))].map((id) => `${id} ${file}`));
  return [
    ...table.filter(({ files, pending }) => files.length === 0 && pending === '').map(({ id }) => `${id} names nothing`),
    ...promised.filter((pair) => !existsSync(join(root, pair.split(' ')[1] ?? ''))).map((pair) => `${pair}: no such file`),
    ...promised.filter((pair) => !found.includes(pair)).map((pair) => `${pair}: no test of it begins with the id`),
    ...found.filter((pair) => !promised.includes(pair)).map((pair) => `${pair}: missing in the table`),
  ];
}
