import type { LicenseClaims, LicensePayload, LicenseRequest } from '@assist/licence/core';
import { Failure } from '../failure.js';
import { readDate, startOfDay, termBetween } from '../readers/dates.js';
import type { LicenseTerms } from './license-terms.js';
import { readModules, withQuotas } from './modules.js';
import { readBinding } from './read-binding.js';
import { readLimits, readPolicy, readSupport, type TermValues } from './read-terms.js';
import type { IssuedLicense, Register } from './register.js';
import { endsOf, type CreateValues } from './terms-for-new.js';

export interface ChangeGround {
  readonly request: LicenseRequest | null;
  readonly register: Register;
  readonly now: number;
}

/** The same again for the next term: from the end of this one on, or from today where that has passed. */
export function termsOfRenewal({ claims }: IssuedLicense, values: CreateValues, ground: ChangeGround): LicenseTerms {
  const { now } = ground;
  const old = termsOf(claims);
  const end = claims.exp ?? claims.maintenanceUntil ?? now;
  const next = Math.max(end + 1000, startOfDay(now));
  const isPerpetual = claims.kind === 'perpetual';
  const begin = isPerpetual ? startOfDay(now) : next;
  const nbf = values.start === undefined ? begin : readDate('start', values.start, 'first-second');
  const { count, unit } = termBetween(beginOfTerm(claims, ground.register), end);
  const ends = endsOf(values, { kind: claims.kind, nbf: isPerpetual ? next : nbf, term: `${count}${unit}` });
  return { ...old, ...changesOf(old, values, ground), nbf, ...ends };
}

/** The same licence with other contents, from today on; its end stays where no other is given. */
export function termsOfUpgrade({ claims }: IssuedLicense, values: CreateValues, ground: ChangeGround): LicenseTerms {
  const old = termsOf(claims);
  const begin = Math.max(claims.nbf, startOfDay(ground.now));
  const nbf = values.start === undefined ? begin : readDate('start', values.start, 'first-second');
  return { ...old, ...changesOf(old, values, ground), nbf, ...changedEnds(claims, values, nbf) };
}

function changedEnds(claims: LicenseClaims, values: TermValues, nbf: number): Pick<LicenseTerms, 'exp' | 'maintenanceUntil'> {
  const isGiven = values.until !== undefined || values.term !== undefined;
  const maintenance = values['maintenance-until'];
  const maintained = maintenance === undefined ? undefined : readDate('maintenance-until', maintenance, 'last-second');
  if (!isGiven) return { exp: claims.exp, maintenanceUntil: maintained ?? claims.maintenanceUntil };
  return endsOf(values, { kind: claims.kind, nbf, term: undefined });
}

function changesOf(old: LicenseTerms, values: TermValues, { request }: ChangeGround): Partial<LicenseTerms> {
  const limits = { ...old.limits, ...readLimits(values) };
  const isRebound = values.bind !== undefined || values.component !== undefined || request !== null;
  return {
    edition: values.edition ?? old.edition,
    modules: withQuotas(readModules(values.modules, old.modules), values.quota ?? []),
    limits,
    policy: { ...old.policy, ...readPolicy(values) },
    bind: isRebound ? readBinding(values, { request, nodes: limits.nodes ?? 1, preset: 'request' }) : old.bind,
    support: { ...old.support, ...readSupport(values) },
  };
}

/** An upgrade in the middle of a term has a start of its own; the term began with the first licence of the same end. */
function beginOfTerm({ customer, nbf, exp }: LicenseClaims, register: Register): number {
  const sameEnd = register.licensesOf(customer.id).filter(({ claims }) => claims.exp === exp);
  return Math.min(nbf, ...sameEnd.map(({ claims }) => claims.nbf));
}

/** Ends with `LICENSE_NOT_RENEWABLE` for an emergency licence: it is a bridge, no ground. */
function termsOf(claims: LicenseClaims): LicenseTerms {
  if (claims.kind === 'emergency') throw new Failure('LICENSE_NOT_RENEWABLE', { lid: claims.lid });
  const { edition, kind, customer, nbf, exp, maintenanceUntil, policy, limits, bind, support } = claims;
  const modules = claims.modules as LicensePayload['modules'] as LicenseTerms['modules'];
  return { edition, kind, customer, nbf, exp, maintenanceUntil, policy, modules, limits, bind, support };
}
