import { defineCommand } from '../cli/command.js';
import { KEY_OPTIONS, ROOT_OPTIONS } from '../cli/options.js';
import { addKey } from '../keys/add-key.js';
import { currentTrust } from '../trust/trust-store.js';
import { dryRun } from './dry-run.js';
import { keyOutcome, readNewKey } from './key-options.js';

export const keyInit = defineCommand({
  name: 'key init',
  args: [],
  options: [...KEY_OPTIONS, ...ROOT_OPTIONS, 'purpose', 'kid', 'years'],
  async run(session, { values }) {
    const wanted = readNewKey(values);
    if (session.mode.dryRun) {
      await currentTrust(session.home);
      return dryRun(session, { ...wanted });
    }
    return keyOutcome(session, await addKey(session, { ...wanted, place: 'first' }));
  },
});
