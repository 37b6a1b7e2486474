import type { LicenseRequest } from '@assist/licence/core';
import type { LicenseModuleGrants } from '@assist/licence/issue';
import type { Values } from '../cli/options.js';
import { Failure } from '../failure.js';
import { endOfTerm, readDate, readTerm, startOfDay } from '../readers/dates.js';
import { readWord, required } from '../readers/numbers.js';
import { readBinding } from './read-binding.js';
import type { LicenseBase } from './license-base.js';
import type { LicenseTerms } from './license-terms.js';
import { readModules, withQuotas } from './modules.js';
import { readLimits, readPolicy, readSupport, TERM_OPTIONS } from './read-terms.js';
import type { Register } from './register.js';

/** What `license create` may be given. */
export const CREATE_OPTIONS = ['customer', 'name', 'contact', 'kind', 'template', 'from', 'start', ...TERM_OPTIONS] as const;
export type CreateValues = Values<(typeof CREATE_OPTIONS)[number]>;

export interface CreateGround {
  readonly base: LicenseBase | null;
  readonly request: LicenseRequest | null;
  readonly register: Register;
  readonly now: number;
}

/** Options win over the base; the request gives the host and, by its licence, the customer. */
export function termsForNew(values: CreateValues, ground: CreateGround): LicenseTerms {
  const { base, request, now } = ground;
  const kind = readWord('kind', values.kind, ['trial', 'subscription', 'nfr', 'perpetual']) ?? base?.kind ?? 'subscription';
  const nbf = values.start === undefined ? startOfDay(now) : readDate('start', values.start, 'first-second');
  const { seats, seatTolerancePct = 0, nodes = 1 } = { ...base?.limits, ...readLimits(values) };
  return {
    edition: required('edition', values.edition ?? base?.edition),
    kind,
    customer: customerOf(values, ground),
    nbf,
    ...endsForNew(values, { kind, nbf, term: base?.term }, base),
    policy: { ...base?.policy, ...readPolicy(values) },
    modules: modulesOf(values, base?.modules),
    limits: { seats: required('seats', seats), seatTolerancePct, nodes },
    bind: readBinding(values, { request, nodes, preset: base?.bind ?? 'request' }),
    support: { ...base?.support, ...readSupport(values) },
  };
}

/** A known customer needs only a number, one with a request that names its licence not even that. */
function customerOf(values: CreateValues, { register, request }: CreateGround): LicenseTerms['customer'] {
  const id = required('customer', values.customer ?? register.lineOf(request?.current?.lid)?.customerId);
  const known = register.latestOf(id)?.claims.customer;
  const name = values.name ?? known?.name;
  if (name === undefined) throw new Failure('CUSTOMER_UNKNOWN', { customer: id });
  return { id, name, contact: values.contact ?? known?.contact ?? '' };
}

function modulesOf(values: CreateValues, known: LicenseModuleGrants | undefined): LicenseModuleGrants {
  if (known === undefined) required('modules', values.modules);
  return withQuotas(readModules(values.modules, known ?? {}), values.quota ?? []);
}

/** Without any word about its end it ends as its base does. */
function endsForNew(values: CreateValues, span: Span, base: LicenseBase | null): Pick<LicenseTerms, 'exp' | 'maintenanceUntil'> {
  const isSaid = values.until !== undefined || values.term !== undefined || values['maintenance-until'] !== undefined;
  return !isSaid && base?.ends !== undefined && base.kind === span.kind ? base.ends : endsOf(values, span);
}

interface Span {
  readonly kind: LicenseTerms['kind'];
  readonly nbf: number;
  readonly term: string | undefined;
}

/** The end by date or by length; a perpetual licence has an end of its maintenance instead. */
export function endsOf(values: CreateValues, { kind, nbf, term }: Span): Pick<LicenseTerms, 'exp' | 'maintenanceUntil'> {
  if (values.until !== undefined && values.term !== undefined) {
    throw new Failure('OPTIONS_CLASH', { one: 'until', other: 'term' });
  }
  const maintenance = values['maintenance-until'];
  const maintained = maintenance === undefined ? undefined : readDate('maintenance-until', maintenance, 'last-second');
  const length = values.term ?? (values.until === undefined ? term : undefined);
  const byLength = length === undefined ? undefined : endOfTerm(nbf, readTerm('term', length));
  const exp = values.until === undefined ? byLength : readDate('until', values.until, 'last-second');
  if (kind !== 'perpetual') return { exp: required('until', exp), maintenanceUntil: maintained };
  // `--until` is refused by the issuer; a length means the maintenance.
  return { exp: values.until === undefined ? undefined : exp, maintenanceUntil: maintained ?? byLength };
}
