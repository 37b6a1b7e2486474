import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { table, type Figure } from './figures.ts';
import { benchIngest } from './ingest.ts';
import { benchLicense } from './license.ts';
import { benchLogin } from './login.ts';
import { benchSearch } from './search.ts';
import { benchStart } from './start.ts';
import { benchStream } from './stream.ts';

const BENCHES: Readonly<Record<string, () => Promise<Figure[]>>> = {
  start: benchStart,
  ingest: benchIngest,
  search: benchSearch,
  stream: benchStream,
  login: benchLogin,
  license: benchLicense,
};

const wanted = process.argv.slice(2);
const figures: Figure[] = [];
for (const name of wanted.length > 0 ? wanted : Object.keys(BENCHES)) {
  const bench = BENCHES[name];
  if (bench === undefined) throw new Error(`no benchmark ${name}; there are ${Object.keys(BENCHES).join(', ')}`);
  const measured = await bench();
  figures.push(...measured);
  process.stdout.write(`\n${name}\n${table(measured)}\n`);
}
const artifacts = join(import.meta.dirname, '..', 'artifacts');
mkdirSync(artifacts, { recursive: true });
const machine = {
  cores: cpus().length,
  cpu: cpus()[0]?.model,
  memoryGb: Math.round(totalmem() / 2 ** 30),
  node: process.version,
};
writeFileSync(join(artifacts, 'bench.json'), `${JSON.stringify({ at: new Date().toISOString(), machine, figures }, null, 2)}\n`);
process.exit(0);
