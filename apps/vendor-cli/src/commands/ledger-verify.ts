import { defineCommand, type Outcome } from '../cli/command.js';
import type { Session } from '../cli/session.js';
import { EXIT } from '../exit-codes.js';
import { auditLedger, type LedgerAudit } from '../ledger/audit-ledger.js';
import { fill } from '../texts/fill.js';

export const ledgerVerify = defineCommand({
  name: 'ledger verify',
  args: [],
  options: ['head'],
  async run(session, { values }) {
    session.home.facts();
    const audit = await auditLedger(session.home, values.head);
    const { lines, head, torn } = audit;
    const json = { ok: audit.faults.length === 0, lines, head, torn, faults: audit.faults, undelivered: audit.undelivered };
    return { json, ...(audit.faults.length > 0 ? broken(session, audit) : sound(session, audit)) };
  },
});

function broken({ texts }: Session, { faults }: LedgerAudit): Pick<Outcome, 'lines' | 'exit'> {
  const lines = faults.map(({ reason, ...where }) => fill(texts.ledgerFaults[reason], where));
  return { exit: EXIT.integrity, lines: [...lines, texts.said.ledgerHelp] };
}

function sound({ texts }: Session, { lines, head, torn, undelivered }: LedgerAudit): Pick<Outcome, 'lines' | 'exit'> {
  const remarks = [...(torn ? [texts.said.torn] : []), ...undelivered.map((lid) => fill(texts.said.undelivered, { lid }))];
  return {
    exit: remarks.length === 0 ? EXIT.ok : EXIT.warnings,
    lines: [fill(texts.said.chainOk, { count: lines }), fill(texts.said.chainHead, { head }), ...remarks],
  };
}
