import { DAY_MS } from '@assist/licence/core';
import { defineCommand, type Outcome } from '../cli/command.js';
import type { Session } from '../cli/session.js';
import { Register, type IssuedLicense } from '../licenses/register.js';
import { standingOf, type Standing } from '../licenses/standing.js';
import { readTerm } from '../readers/dates.js';
import { formatDay } from '../sheet/formats.js';
import { layTable, widthOf } from '../sheet/layout.js';
import { fill } from '../texts/fill.js';

/** In force, or about to be. */
const LIVE: ReadonlySet<Standing> = new Set(['valid', 'expiring', 'grace', 'not-yet-valid']);

interface ListedLicense {
  readonly lid: string;
  readonly customerId: string;
  readonly customer: string;
  readonly seq: number;
  readonly edition: string;
  readonly kind: string;
  readonly seats: number;
  readonly from: string;
  readonly until: string | null;
  readonly state: Standing;
}

export const licenseList = defineCommand({
  name: 'license list',
  args: [],
  options: ['expiring', 'customer', 'all'],
  async run(session, { values }) {
    const register = new Register(session.home);
    const now = session.now();
    const within = values.expiring === undefined ? undefined : readTerm('expiring', values.expiring);
    const listed = register
      .licenses()
      .map((license) => toListed(license, standingOf(license, register, now)))
      .filter(({ customerId }) => values.customer === undefined || customerId === values.customer)
      .filter(({ state }) => values.all === true || LIVE.has(state))
      .filter(({ until, state }) => within === undefined || endsWithin(until, state, now + daysOf(within) * DAY_MS))
      .sort((a, b) => (a.until ?? '9').localeCompare(b.until ?? '9') || a.lid.localeCompare(b.lid));
    const undelivered = register.lines.filter((line) => line.kind !== 'clock' && register.documentOf(line) === null);
    undelivered.forEach(({ lid }) => session.log(fill(session.texts.said.undelivered, { lid })));
    return outcomeOf(session, listed, values.all === true);
  },
});

function outcomeOf(session: Session, listed: readonly ListedLicense[], isAll: boolean): Outcome {
  const { texts, language } = session;
  const { words, standings } = texts;
  const head = [words.lid, words.customer, words.seq, words.edition, words.until, words.state];
  const rows = listed.map((license) => [
    license.lid,
    license.customerId,
    String(license.seq),
    license.edition,
    license.until === null ? words.never : formatDay(language, license.until),
    standings[license.state],
  ]);
  if (rows.length === 0) return { json: { licenses: [] }, lines: [isAll ? texts.said.noLicenses : texts.said.noneOfThese] };
  return { json: { licenses: listed }, lines: layTable(head, rows, widthOf(session.surroundings.stdout.columns)) };
}

function toListed({ line, payload }: IssuedLicense, state: Standing): ListedLicense {
  const { customer, edition, kind, limits, nbf, exp } = payload;
  return {
    lid: line.lid,
    customerId: customer.id,
    customer: customer.name,
    seq: line.seq,
    edition,
    kind,
    seats: limits.seats,
    from: nbf,
    until: exp ?? null,
    state,
  };
}

/** Those that end soon, and those that have just done so and are in their grace. */
function endsWithin(until: string | null, state: Standing, limit: number): boolean {
  return until !== null && state !== 'not-yet-valid' && Date.parse(until) <= limit;
}

function daysOf({ count, unit }: { readonly count: number; readonly unit: 'd' | 'm' }): number {
  return unit === 'd' ? count : count * 30;
}
