import { uptime } from 'node:os';
import { performance } from 'node:perf_hooks';
import { Clock, SystemClock } from '@assist/kernel';

/** How long something has been running, in milliseconds. Only differences count; nobody can set it. */
export abstract class MonotonicTime {
  abstract now(): number;
}

/**
 * The clock of the process, or the host's where that says more: the process's stands still while a laptop sleeps, and
 * waking up is no jump ahead.
 */
class SystemMonotonicTime extends MonotonicTime {
  readonly #processStart = performance.now();
  readonly #hostStart = uptime() * 1000;

  override now(): number {
    return Math.max(performance.now() - this.#processStart, uptime() * 1000 - this.#hostStart);
  }
}

/** A clock that is moved by hand passes its time in no other way. */
class FollowingTime extends MonotonicTime {
  constructor(private readonly clock: Clock) {
    super();
  }

  override now(): number {
    return this.clock.now();
  }
}

/** The running time that belongs to a clock. */
export function monotonicTimeFor(clock: Clock): MonotonicTime {
  return clock instanceof SystemClock ? new SystemMonotonicTime() : new FollowingTime(clock);
}
