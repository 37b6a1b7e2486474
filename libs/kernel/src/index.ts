export { AppError, isAppError, type ErrorParams } from './app-error.js';
export { Clock, SystemClock } from './clock.js';
export { newId, isId } from './ids.js';
export { isoOrNull } from './instant.js';
export {
  API_KEY_MARK,
  anonymousContext,
  apiKeyOf,
  inNameOf,
  serviceContext,
  systemContext,
  userContext,
  type Actor,
  type Locale,
  type RequestContext,
  type Role,
  type TransactionHandle,
  type UserActor,
} from './request-context.js';
export { LicenseQuotas, type CapacityQuota, type DailyQuota, type QuotaReservation } from './license-quotas.js';
export { ModuleGate, type GateDecision, type LicensedAccess } from './module-gate.js';
export { AccountGate } from './account-gate.js';
export { holds, PermissionGate } from './permission-gate.js';
export { ProcessRole, type ProcessRoleName } from './process-role.js';
export { assertUnreachable } from './assert-unreachable.js';
