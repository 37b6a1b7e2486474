import { defineCommand } from '../cli/command.js';
import { ROOT_OPTIONS } from '../cli/options.js';
import { withLock } from '../home/lock.js';
import { ledgerLids } from '../keys/revoke-key.js';
import { readNumber } from '../readers/numbers.js';
import { fill } from '../texts/fill.js';
import { publishNext, trustOf } from '../trust/change-trust.js';
import { currentTrust, numberBefore } from '../trust/trust-store.js';
import { writeOut } from './write-out.js';
import { dryRun } from './dry-run.js';

export const trustBuild = defineCommand({
  name: 'trust build',
  args: [],
  options: [...ROOT_OPTIONS, 'allow', 'pin-ledger', 'reset-from', 'out'],
  async run(session, { values }) {
    const { home } = session;
    const before = await currentTrust(home);
    const resetFrom = readNumber('reset-from', values['reset-from'], { min: 1, max: 2 ** 31 });
    const pins = [...(values.allow ?? []), ...(values['pin-ledger'] === true ? ledgerLids(session) : [])];
    if (session.mode.dryRun) return dryRun(session, { after: before.set.n, pins: pins.length });
    const root = await session.keys.unlock(before.set.rootFingerprint);
    const { bytes, set } = await withLock(home, async () => {
      const current = await trustOf(session, root);
      const allow = [...new Set([...current.payload.allow, ...pins])];
      const reset = resetFrom === undefined ? {} : { n: numberBefore(home, resetFrom), resetFrom };
      return publishNext(session, root, current, { allow, ...reset });
    });
    const file = writeOut(session, values.out, 'trust.json', bytes);
    return {
      json: { n: set.n, keys: set.keys.size, allow: set.allow.size, file },
      lines: [fill(session.texts.said.trustBuilt, { n: set.n, keys: set.keys.size, file })],
    };
  },
});
