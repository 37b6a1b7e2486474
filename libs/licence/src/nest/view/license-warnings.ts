import type { LicenseWarningView, QuotaUsage } from '@assist/contracts';
import type { LicenseSnapshot } from '../../core/index.js';

/** What administrators should know before something ends: the licence, or the room in a quota. */
export function warningsOf({ warnings }: Pick<LicenseSnapshot, 'warnings'>, quotas: readonly QuotaUsage[]): LicenseWarningView[] {
  return [
    ...warnings,
    ...quotas.flatMap(({ module, quota, used, limit, level }): LicenseWarningView[] =>
      level === 'ok' || limit === 0 ? [] : [{ code: level === 'full' ? 'QUOTA_FULL' : 'QUOTA_NEAR', module, quota, used, limit }],
    ),
  ];
}
