import { readUsageStatement, type UsageStatement } from '@assist/licence/core';
import { defineCommand, type Outcome } from '../cli/command.js';
import type { Session } from '../cli/session.js';
import { EXIT } from '../exit-codes.js';
import { withLock } from '../home/lock.js';
import { Register, type IssuedLicense } from '../licenses/register.js';
import { readDocument, refusal } from '../requests/read-document.js';
import { formatCount, formatMoment } from '../sheet/formats.js';
import { layRows, layTable, widthOf } from '../sheet/layout.js';
import { fill } from '../texts/fill.js';
import { twinsOf, usageRows, type Twin, type UsageRow } from '../usage/judge-usage.js';
import { keepStatement, otherStatements } from '../usage/seen-statements.js';

export const usageShow = defineCommand({
  name: 'usage show',
  args: ['FILE|TEXT'],
  options: [],
  async run(session, { args: [source = ''] }) {
    const bytes = await readDocument(session, source);
    const read = await readUsageStatement(bytes);
    if (!read.ok) throw refusal(read.fault);
    const statement = read.value;
    const register = new Register(session.home);
    const license = register.find(statement.current?.lid);
    const rows = license === undefined ? [] : usageRows(statement, license.claims);
    const others = otherStatements(session.home, bytes);
    const twins = twinsOf(statement, others, license?.claims.limits.nodes ?? 1);
    if (!session.mode.dryRun) await withLock(session.home, () => keepStatement(session.home, bytes));
    const isFine = license !== undefined && twins.length === 0 && !rows.some(({ isOver }) => isOver);
    return { exit: isFine ? EXIT.ok : EXIT.checkFailed, ...said(session, { statement, license, rows, twins }) };
  },
});

interface Judged {
  readonly statement: UsageStatement;
  readonly license: IssuedLicense | undefined;
  readonly rows: readonly UsageRow[];
  readonly twins: readonly Twin[];
}

function said(session: Session, { statement, license, rows, twins }: Judged): Pick<Outcome, 'json' | 'lines'> {
  const { texts, language, surroundings } = session;
  const { words } = texts;
  const width = widthOf(surroundings.stdout.columns);
  const customer = license?.claims.customer;
  const head = layRows(
    [
      [words.installation, statement.installation.id],
      [words.customer, customer === undefined ? '' : `${customer.id} · ${customer.name}`],
      [words.license, statement.current?.lid ?? words.none],
      [words.period, `${formatMoment(language, statement.from)} – ${formatMoment(language, statement.to)}`],
      [words.flags, statement.flags.join(', ')],
    ],
    width,
  );
  const table = rows.map(({ what, used, limit, isOver }) => [
    what,
    formatCount(language, used),
    limit === null ? words.unlimited : formatCount(language, limit),
    isOver ? words.over : '',
  ]);
  return {
    json: {
      installationId: statement.installation.id,
      lid: statement.current?.lid ?? null,
      customerId: customer?.id ?? null,
      rows,
      twins,
    },
    lines: [
      ...head,
      '',
      ...(license === undefined
        ? [texts.said.usageWithoutLicense]
        : layTable([words.what, words.used, words.limit, ''], table, width)),
      ...twins.map(({ kind, other }) => fill(texts.twins[kind], { other })),
    ],
  };
}
