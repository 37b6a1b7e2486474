export { AppError, isAppError, type ErrorParams } from './app-error.js';
export { Clock, SystemClock } from './clock.js';
export { newId, isId } from './ids.js';
export {
  anonymousContext,
  serviceContext,
  systemContext,
  userContext,
  type Actor,
  type Locale,
  type RequestContext,
  type Role,
  type TransactionHandle,
} from './request-context.js';
export { ModuleGate, type GateDecision, type LicensedAccess } from './module-gate.js';
export { ProcessRole, type ProcessRoleName } from './process-role.js';
export { assertUnreachable } from './assert-unreachable.js';
