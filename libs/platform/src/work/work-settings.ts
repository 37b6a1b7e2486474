export interface WorkSettings {
  /** Stable over restarts, unique among the running processes of an installation. */
  readonly workerId: string;
  readonly leaseMs: number;
  readonly pollMs: number;
}

export const WORK_SETTINGS = Symbol('work-settings');
