import { defineCommand } from '../cli/command.js';
import { KEY_OPTIONS, ROOT_OPTIONS } from '../cli/options.js';
import { addKey } from '../keys/add-key.js';
import { currentTrust, requireActiveKey } from '../trust/trust-store.js';
import { dryRun } from './dry-run.js';
import { keyOutcome, readNewKey } from './key-options.js';

export const keyRotate = defineCommand({
  name: 'key rotate',
  args: [],
  options: [...KEY_OPTIONS, ...ROOT_OPTIONS, 'purpose', 'kid', 'years'],
  async run(session, { values }) {
    const wanted = readNewKey(values);
    const { set } = await currentTrust(session.home);
    // After a revocation there is none to take over from, and a new one is all that is needed.
    const revoked = [...set.keys.values()].some((key) => key.purpose === wanted.purpose && key.revokedFrom !== undefined);
    const retires = revoked ? null : requireActiveKey(session.home, set, wanted.purpose, session.now()).kid;
    if (session.mode.dryRun) return dryRun(session, { ...wanted, retires });
    return keyOutcome(session, await addKey(session, { ...wanted, place: 'next' }));
  },
});
