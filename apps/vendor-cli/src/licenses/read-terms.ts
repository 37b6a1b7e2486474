import type { LicensePolicy } from '@assist/licence/issue';
import type { Values } from '../cli/options.js';
import { readNumber, readNumbers } from '../readers/numbers.js';
import type { LicenseTerms } from './license-terms.js';

/** What a new licence and a changed one may both be given. */
export const TERM_OPTIONS = [
  'edition',
  'modules',
  'quota',
  'seats',
  'tolerance',
  'nodes',
  'until',
  'term',
  'maintenance-until',
  'grace-days',
  'bind-grace-days',
  'warn-days',
  'bind',
  'component',
  'need',
  'support-level',
  'support-email',
  'support-phone',
] as const;
export type TermValues = Values<(typeof TERM_OPTIONS)[number]>;

/** Those of the limits that were given. */
export function readLimits(values: TermValues): Partial<LicenseTerms['limits']> {
  return defined({
    seats: readNumber('seats', values.seats, { min: 1, max: 1_000_000 }),
    seatTolerancePct: readNumber('tolerance', values.tolerance, { min: 0, max: 50 }),
    nodes: readNumber('nodes', values.nodes, { min: 1, max: 1000 }),
  });
}

export function readPolicy(values: TermValues): Partial<LicensePolicy> {
  const days = { min: 0, max: 365 };
  return defined({
    warnDays: readNumbers('warn-days', values['warn-days']),
    graceDays: readNumber('grace-days', values['grace-days'], days),
    bindGraceDays: readNumber('bind-grace-days', values['bind-grace-days'], days),
  });
}

export function readSupport(values: TermValues): NonNullable<LicenseTerms['support']> {
  return defined({ level: values['support-level'], email: values['support-email'], phone: values['support-phone'] });
}

/** Without the members that were not given, so that they do not hide others. */
export function defined<T extends object>(members: T): Partial<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Partial<T>;
}
