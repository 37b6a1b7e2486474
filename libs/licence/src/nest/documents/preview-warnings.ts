import type { LicensePreview } from '@assist/contracts';
import type { LicenseSnapshot } from '../../core/index.js';
import type { LimitsView } from '../view/limits-in-use.js';

type Warning = LicensePreview['warnings'][number];

/** What somebody should think about before a licence is put in the place of another one. `limits`: as the new one would have them. */
export function previewWarnings(before: LicenseSnapshot, after: LicenseSnapshot, limits: LimitsView): Warning[] {
  return [
    ...readOnlyWarning(before, after),
    ...customerWarning(before, after),
    ...editionWarning(before, after),
    ...endWarning(before, after),
    ...useWarnings(limits),
    ...(after.flags.includes('bind-grace') ? [warning('HOST_DOES_NOT_MATCH', {})] : []),
    ...after.warnings.flatMap((found) =>
      found.code === 'CLAIM_NOT_UNDERSTOOD' ? [warning('CLAIM_NOT_UNDERSTOOD', { claim: found.claim })] : [],
    ),
  ];
}

function readOnlyWarning(before: LicenseSnapshot, after: LicenseSnapshot): Warning[] {
  const isLess = after.level === 'read-only' && before.level === 'full';
  return isLess ? [warning('WOULD_BE_READ_ONLY', { state: after.state, reason: after.reason?.code ?? '' })] : [];
}

function customerWarning({ claims: before }: LicenseSnapshot, { claims: after }: LicenseSnapshot): Warning[] {
  if (before === null || after === null || before.customer.id === after.customer.id) return [];
  return [warning('OTHER_CUSTOMER', { before: before.customer.name, after: after.customer.name })];
}

/** Editions are names only the vendor can order: lower is one by which modules are lost. */
function editionWarning(before: LicenseSnapshot, after: LicenseSnapshot): Warning[] {
  if (before.claims === null || after.claims === null) return [];
  const lost = Object.keys(before.modules).filter((name) => !Object.hasOwn(after.modules, name));
  if (lost.length === 0) return [];
  const editions = { before: before.claims.edition, after: after.claims.edition };
  return [warning('LOWER_EDITION', { ...editions, modules: lost.join(', ') })];
}

function endWarning(before: LicenseSnapshot, after: LicenseSnapshot): Warning[] {
  if (before.claims === null || after.claims === null || after.expiresAt === null) return [];
  const isEarlier = before.expiresAt === null || after.expiresAt < before.expiresAt;
  return isEarlier ? [warning('ENDS_EARLIER', { after: new Date(after.expiresAt).toISOString() })] : [];
}

function useWarnings({ seats, quotas, nodes }: LimitsView): Warning[] {
  return [
    ...(seats.used > seats.max ? [warning('SEATS_BELOW_USE', { used: seats.used, limit: seats.max })] : []),
    ...(nodes.used > nodes.limit ? [warning('NODES_BELOW_USE', { used: nodes.used, limit: nodes.limit })] : []),
    ...quotas
      .filter(({ used, limit }) => used > limit)
      .map(({ module, quota, used, limit }) => warning('QUOTA_BELOW_USE', { module, quota, used, limit })),
  ];
}

function warning(code: Warning['code'], params: Warning['params']): Warning {
  return { code, params };
}
