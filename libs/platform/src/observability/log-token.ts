export type { Log } from './logger.js';

/** Injection token of the log: `@Inject(LOG) log: Log`. */
export const LOG = Symbol('log');
