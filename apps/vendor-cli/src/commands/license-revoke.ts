import { formatInstant } from '@assist/licence/core';
import { defineCommand } from '../cli/command.js';
import { confirmFinal } from '../cli/session.js';
import { Failure } from '../failure.js';
import { withLock } from '../home/lock.js';
import { isLid, Register } from '../licenses/register.js';
import { readDate } from '../readers/dates.js';
import { required } from '../readers/numbers.js';
import { RevocationEntries } from '../revocation/revocation-entries.js';
import { fill } from '../texts/fill.js';
import { dryRun } from './dry-run.js';

const MAX_REASON = 500;

export const licenseRevoke = defineCommand({
  name: 'license revoke',
  args: ['LID'],
  options: ['reason', 'effective', 'not-in-ledger'],
  async run(session, { args: [lid = ''], values }) {
    const { home, texts, surroundings } = session;
    const reason = required('reason', values.reason);
    if (reason.length > MAX_REASON || /\p{Cc}/u.test(reason)) {
      throw new Failure('OPTION_INVALID', { option: 'reason', expected: `1 … ${MAX_REASON}` });
    }
    const at = values.effective === undefined ? session.now() : readDate('effective', values.effective, 'first-second');
    const from = formatInstant(at);
    checkRevocable(new Register(home), lid, values['not-in-ledger'] === true);
    if (session.mode.dryRun) return dryRun(session, { lid, from, reason });
    await confirmFinal(session, fill(texts.asked.revoke, { lid }));
    await withLock(home, () => {
      checkRevocable(new Register(home), lid, values['not-in-ledger'] === true);
      new RevocationEntries(home).append({ by: surroundings.userName, lid, from, reason }, session.now());
    });
    return { json: { lid, from, reason }, lines: [fill(texts.said.revoked, { lid, from }), texts.said.nextRevocation] };
  },
});

/** A thief's licence stands in no ledger and can be revoked all the same, if that is said. */
function checkRevocable(register: Register, lid: string, isForeign: boolean): void {
  const isKnown = register.lineOf(lid) !== undefined;
  if (!isLid(lid) || (!isKnown && !isForeign)) throw new Failure('LICENSE_NOT_FOUND', { lid });
  const before = register.revocationOf(lid);
  if (before !== undefined) throw new Failure('ALREADY_REVOKED', { lid, from: before.from });
}
