import type { RETENTION_WAITS } from '@assist/contracts/people';

const DAY_MS = 86_400_000;
/** A look comes about each day; after a longer gap the machine was off, or its clock has jumped. */
const GAP_MS = 2 * DAY_MS;
/** So long people have to put a clock right before anything is deleted by it, as for the licence. */
export const SETTLE_MS = 3 * DAY_MS;

/** Since when (epoch ms) time has passed as it should, seen by a look at `now` after one at `lookedAt`. */
export function steadyAt(now: number, lookedAt: number | null, steadySince: number | null): number {
  const isGap = lookedAt === null || steadySince === null || now < lookedAt || now - lookedAt > GAP_MS;
  return isGap ? now : steadySince;
}

export interface Circumstances {
  readonly now: number;
  readonly isClockPending: boolean;
  readonly steadySince: number;
  /** Ends of the pauses after changes. */
  readonly pauses: readonly (number | null)[];
}

/** Why nothing may be deleted now; null when it may. */
export function reasonToWait(at: Circumstances): (typeof RETENTION_WAITS)[number] | null {
  if (at.isClockPending) return 'clock';
  if (at.now - at.steadySince < SETTLE_MS) return 'settling';
  return at.pauses.some((end) => end !== null && at.now < end) ? 'changed' : null;
}
