export { DRAIN_ORDER, DrainRegistry } from './drain-registry.js';
export { errorFields, safeMessage, type ErrorFields } from './error-fields.js';
export { HealthRegistry, type HealthCheckResult } from './health-registry.js';
export { LOG } from './log-token.js';
export { createLog, nestLogger, type Log, type LogOptions } from './logger.js';
export { Metrics } from './metrics.js';
export { observabilityConfig } from './observability.config.js';
export { repeat } from './repeat.js';
export { ObservabilityModule, type Observability } from './observability.module.js';
