import { resolve } from 'node:path';
import { defineCommand } from '../cli/command.js';
import { KEY_OPTIONS } from '../cli/options.js';
import { Register } from '../licenses/register.js';
import { buildOnline } from '../online/build-online.js';
import { required } from '../readers/numbers.js';
import { fill } from '../texts/fill.js';
import { dryRun } from './dry-run.js';

export const onlineBuild = defineCommand({
  name: 'online build',
  args: [],
  options: [...KEY_OPTIONS, 'out'],
  async run(session, { values }) {
    const folder = resolve(session.surroundings.cwd, required('out', values.out));
    if (session.mode.dryRun) return dryRun(session, { folder, files: new Register(session.home).licenses().length });
    const files = await buildOnline(session, folder);
    return { json: { folder, files }, lines: [fill(session.texts.said.onlineBuilt, { count: files.length, folder })] };
  },
});
