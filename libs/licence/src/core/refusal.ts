/** Everything the licence room can say about a document, closed; texts for people stand in the client's catalogues. */
export const LICENSE_FAULT_CODES = [
  'LIC_MISSING',
  'LIC_UNREADABLE',
  'LIC_MALFORMED',
  'LIC_ALG',
  'LIC_WRONG_TYPE',
  'LIC_TRUST_INVALID',
  'LIC_UNKNOWN_KEY',
  'LIC_KEY_PURPOSE',
  'LIC_BAD_SIGNATURE',
  'LIC_SCHEMA',
  'LIC_TOO_NEW',
  'LIC_WRONG_PRODUCT',
  'LIC_WRONG_ISSUER',
  'LIC_WRONG_ENVIRONMENT',
  'LIC_KEY_TIME',
  'LIC_KEY_REVOKED',
  'LIC_REVOKED',
  'LIC_SUPERSEDED',
  'LIC_NOT_YET_VALID',
  'LIC_EXPIRED',
  'LIC_MAINTENANCE_ENDED',
  'LIC_WRONG_HOST',
  'LIC_INTERNAL',
] as const;
export type LicenseFaultCode = (typeof LICENSE_FAULT_CODES)[number];

/** Why a document is refused, or why a state is less than full. `params` name the fact and hold no secret. */
export interface LicenseFault {
  readonly code: LicenseFaultCode;
  readonly params: Readonly<Record<string, string | number>>;
}

/** What a check of a document gives: the thing that was in it, or the first reason to refuse it. */
export type Checked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: LicenseFault };

/** Ends the check of one document; never leaves this room. */
class Refusal extends Error {
  readonly fault: LicenseFault;

  constructor(fault: LicenseFault) {
    super(fault.code);
    this.fault = fault;
  }
}

export function fault(code: LicenseFaultCode, params: LicenseFault['params'] = {}): LicenseFault {
  return { code, params };
}

export function refuse(code: LicenseFaultCode, params: LicenseFault['params'] = {}): never {
  throw new Refusal(fault(code, params));
}

/** Runs a check. An exception that is not a refusal is a bug of ours: `LIC_INTERNAL`, never an acceptance. */
export async function checked<T>(check: () => T | Promise<T>): Promise<Checked<T>> {
  try {
    return { ok: true, value: await check() };
  } catch (error) {
    return { ok: false, fault: error instanceof Refusal ? error.fault : fault('LIC_INTERNAL') };
  }
}
