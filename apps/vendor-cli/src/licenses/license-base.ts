import type { LicenseTemplate } from '../templates/template.js';
import type { LicenseTerms } from './license-terms.js';
import type { IssuedLicense } from './register.js';

/** What a new licence holds where no option says otherwise: a template, or what the customer has. */
export interface LicenseBase extends Pick<LicenseTerms, 'edition' | 'modules' | 'policy' | 'support'> {
  readonly kind: LicenseTemplate['kind'];
  readonly limits: LicenseTemplate['limits'];
  readonly bind: 'none' | 'request';
  /** Its length, or its end. */
  readonly term?: string;
  readonly ends?: Pick<LicenseTerms, 'exp' | 'maintenanceUntil'>;
}

/** The same once more, for the host of the request: an emergency licence is no ground for that. */
export function baseOfLicense(license: IssuedLicense | undefined): LicenseBase | null {
  if (license === undefined || license.claims.kind === 'emergency') return null;
  const { edition, kind, modules, limits, policy, support, exp, maintenanceUntil } = license.claims;
  const ends = { exp, maintenanceUntil };
  return { edition, kind, modules: modules as LicenseBase['modules'], limits, policy, support, bind: 'request', ends };
}
