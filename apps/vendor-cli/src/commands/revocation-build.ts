import { defineCommand } from '../cli/command.js';
import { KEY_OPTIONS } from '../cli/options.js';
import { buildRevocation } from '../revocation/build-revocation.js';
import { RevocationEntries } from '../revocation/revocation-entries.js';
import { fill } from '../texts/fill.js';
import { dryRun } from './dry-run.js';
import { writeOut } from './write-out.js';

export const revocationBuild = defineCommand({
  name: 'revocation build',
  args: [],
  options: [...KEY_OPTIONS, 'out'],
  async run(session, { values }) {
    if (session.mode.dryRun) {
      session.home.facts();
      return dryRun(session, { entries: new RevocationEntries(session.home).list().length });
    }
    const { number, entries, bytes } = await buildRevocation(session);
    const file = writeOut(session, values.out, 'revocation.json', bytes);
    return { json: { number, entries, file }, lines: [fill(session.texts.said.revocationBuilt, { number, entries, file })] };
  },
});
