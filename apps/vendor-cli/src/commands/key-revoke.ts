import { formatInstant } from '@assist/licence/core';
import { defineCommand } from '../cli/command.js';
import { ROOT_OPTIONS } from '../cli/options.js';
import { confirmFinal } from '../cli/session.js';
import { revokeKey } from '../keys/revoke-key.js';
import { readDate } from '../readers/dates.js';
import { required } from '../readers/numbers.js';
import { fill } from '../texts/fill.js';
import { currentTrust } from '../trust/trust-store.js';
import { dryRun } from './dry-run.js';
import { readPurpose } from './key-options.js';

export const keyRevoke = defineCommand({
  name: 'key revoke',
  args: [],
  options: [...ROOT_OPTIONS, 'purpose', 'kid', 'effective', 'reason', 'pin-ledger'],
  async run(session, { values }) {
    const { texts } = session;
    const wanted = {
      purpose: readPurpose(values.purpose),
      kid: values.kid,
      from: values.effective === undefined ? undefined : readDate('effective', values.effective, 'first-second'),
      reason: required('reason', values.reason),
      pinLedger: values['pin-ledger'] === true,
    };
    await currentTrust(session.home);
    if (session.mode.dryRun) return dryRun(session, { purpose: wanted.purpose, kid: wanted.kid ?? null });
    await confirmFinal(session, fill(texts.asked.revokeKey, { key: wanted.kid ?? wanted.purpose }));
    const { kid, from, pinned, trust } = await revokeKey(session, wanted);
    const revokedFrom = formatInstant(from);
    return {
      json: { kid, revokedFrom, pinned, n: trust.set.n },
      lines: [
        fill(texts.said.keyRevoked, { kid, from: revokedFrom, n: trust.set.n }),
        fill(wanted.pinLedger ? texts.said.pinned : texts.said.notPinned, { count: pinned }),
        fill(texts.said.nextRotate, { purpose: wanted.purpose }),
      ],
    };
  },
});
