import { formatInstant, licenseClaimsSchema, licensedModulesSchema, type LicensePayload } from '../core/index.js';
import { defaultPolicy, type LicenseDraft, type LicenseModuleGrants } from './license-draft.js';

export const COMPOSE_FAULTS = [
  'UNKNOWN_MODULE',
  'UNKNOWN_QUOTA',
  'NO_MODULE',
  'END_MISSING',
  'END_UNWANTED',
  'END_BEFORE_START',
  'END_PASSED',
  'MAINTENANCE_MISSING',
  'NODES_NEED_OPEN_BINDING',
  'NEED_TOO_HIGH',
  'WARN_DAYS',
  'CLAIM_INVALID',
] as const;
export type ComposeFaultCode = (typeof COMPOSE_FAULTS)[number];

/** Why no licence can be made of a draft: the first reason, with the claim it lies in. */
export interface ComposeFault {
  readonly code: ComposeFaultCode;
  readonly claim: string;
}

export type Composed =
  { readonly ok: true; readonly payload: LicensePayload } | { readonly ok: false; readonly fault: ComposeFault };

const MODULES = licensedModulesSchema.shape;

/** The modules that can be sold, with the names of their quotas. */
export const SOLD_MODULES: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(MODULES).map(([name, quotas]) => [name, Object.keys(quotas.unwrap().shape)]),
);

/** The complete payload of a licence, every rule of the issuer checked; what the verifier's schema refuses is refused too. */
export function composeLicense(draft: LicenseDraft): Composed {
  const payload = payloadOf(draft);
  const fault = moduleFault(draft.modules) ?? timeFault(draft) ?? limitFault(payload);
  if (fault !== null) return { ok: false, fault };
  const parsed = licenseClaimsSchema.safeParse(payload);
  if (parsed.success) return { ok: true, payload };
  return refused('CLAIM_INVALID', parsed.error.issues[0]?.path.join('.') ?? '');
}

/** Members stand in the order of the specification: people read these files too. Undefined ones do not reach the text. */
function payloadOf(draft: LicenseDraft): LicensePayload {
  const policy = { ...defaultPolicy(draft.kind), ...draft.policy };
  const instant = (at: number | undefined): string | undefined => (at === undefined ? undefined : formatInstant(at));
  const payload: Readonly<Record<keyof LicensePayload, unknown>> = {
    ver: 1,
    lid: draft.lid,
    seq: draft.seq,
    supersedes: draft.supersedes,
    iss: 'cgs',
    prd: 'cgs-assist',
    env: draft.env,
    edition: draft.edition,
    kind: draft.kind,
    customer: draft.customer,
    iat: formatInstant(draft.iat),
    nbf: formatInstant(draft.nbf),
    exp: instant(draft.exp),
    maintenanceUntil: instant(draft.maintenanceUntil ?? draft.exp),
    policy,
    modules: draft.modules,
    limits: { seats: draft.limits.seats, seatTolerancePct: draft.limits.seatTolerancePct ?? 0, nodes: draft.limits.nodes ?? 1 },
    bind: draft.bind ?? { mode: 'none' },
    support: { level: '', email: '', phone: '', ...draft.support },
    critical: [],
  };
  return JSON.parse(JSON.stringify(payload)) as LicensePayload;
}

function moduleFault(modules: LicenseModuleGrants): ComposeFault | null {
  if (Object.keys(modules).length === 0) return { code: 'NO_MODULE', claim: 'modules' };
  for (const [name, quotas] of Object.entries(modules)) {
    const known = Object.hasOwn(SOLD_MODULES, name) ? SOLD_MODULES[name] : undefined;
    if (known === undefined) return { code: 'UNKNOWN_MODULE', claim: name };
    const unknown = Object.keys(quotas).find((quota) => !known.includes(quota));
    if (unknown !== undefined) return { code: 'UNKNOWN_QUOTA', claim: `${name}.${unknown}` };
  }
  return null;
}

function timeFault({ kind, iat, nbf, exp, maintenanceUntil }: LicenseDraft): ComposeFault | null {
  if (kind === 'perpetual') {
    if (exp !== undefined) return { code: 'END_UNWANTED', claim: 'exp' };
    return maintenanceUntil === undefined ? { code: 'MAINTENANCE_MISSING', claim: 'maintenanceUntil' } : null;
  }
  if (exp === undefined) return { code: 'END_MISSING', claim: 'exp' };
  if (exp <= nbf) return { code: 'END_BEFORE_START', claim: 'exp' };
  return exp <= iat ? { code: 'END_PASSED', claim: 'exp' } : null;
}

function limitFault({ limits, bind, policy }: LicensePayload): ComposeFault | null {
  if (bind.mode === 'fingerprint') {
    if (limits.nodes > 1) return { code: 'NODES_NEED_OPEN_BINDING', claim: 'bind.mode' };
    if (bind.need > bind.components.length) return { code: 'NEED_TOO_HIGH', claim: 'bind.need' };
  }
  const falls = policy.warnDays.every((day, at) => at === 0 || day < (policy.warnDays[at - 1] ?? 0));
  return falls ? null : { code: 'WARN_DAYS', claim: 'policy.warnDays' };
}

function refused(code: ComposeFaultCode, claim: string): Composed {
  return { ok: false, fault: { code, claim } };
}
