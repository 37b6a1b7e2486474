export { COUNTED, dayOf, NO_MODEL, NOBODY, type UsageCounts } from './usage-counts.js';
export { UsageDayEntity, usageEntities } from './usage-day.entity.js';
export { UsageLog } from './usage-log.js';
export { UsageModule } from './usage.module.js';
export { type StoredUsage } from './usage.repository.js';
