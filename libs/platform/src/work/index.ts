export { BullMqWakeup } from './bullmq-wakeup.js';
export { DAY_MS, dailyWork } from './daily-work.js';
export { InProcessWakeup } from './in-process-wakeup.js';
export { WakeupTransport, type WakeupListener } from './wakeup-transport.js';
export {
  LeaseLost,
  PermanentFailure,
  Processor,
  ProcessorSource,
  WorkProcessor,
  WorkStopped,
  type JsonValue,
  type ProcessorOptions,
  type WorkItem,
} from './work.js';
export { workConfig } from './work.config.js';
export { WorkItemEntity } from './work-item.entity.js';
export { WorkModule, WorkStarter } from './work.module.js';
export { WorkOverview, type FailedWork, type WorkCount } from './work-overview.js';
export { WorkQueue, type CancelOutcome } from './work-queue.js';
export { WorkRepository, type NewWork, type WorkState } from './work.repository.js';
export { WorkRunner } from './work-runner.js';
export { WorkSettlement } from './work-settlement.js';
export { type WorkSettings } from './work-settings.js';
