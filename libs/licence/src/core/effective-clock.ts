import { DAY_MS, HOUR_MS } from './instant.js';

/** What the machine says: its clock, and how long it has been running. Milliseconds; only differences of `monotonic` count. */
export interface ClockReading {
  readonly wall: number;
  readonly monotonic: number;
}

/** A clock that jumped ahead is not believed yet. */
export interface PendingClock {
  /** How long the product has run since, over all restarts. */
  readonly uptimeMs: number;
  /** It is believed again as soon as it is no further ahead than this. */
  readonly allowedMs: number;
  /** What the machine said last. */
  readonly wall: number;
}

export type ClockFlag = 'clock-suspect' | 'clock-pending';

/** The clock of a process between two readings. */
export interface RunningClock {
  readonly reading: ClockReading;
  /** The time that counts. It never goes back. */
  readonly effective: number;
  readonly pending: PendingClock | null;
  /** It was pending when the process started, which may have been off for long. */
  readonly isInherited: boolean;
  /** The machine's clock is more than 24 hours behind what was seen; the time goes on without it. */
  readonly isSuspect: boolean;
  /** How far the effective time leapt, in this process, when a clock ceased to be pending; null while none did. */
  readonly leapMs: number | null;
}

/** A clock that goes back by less is corrected without a word: time zones, time servers. */
const BACK_MS = DAY_MS;
/** A running process notices any larger jump. */
const JUMP_MS = HOUR_MS;
/** A machine may have been off, and a build lain on the shelf, for this long. */
const SHELF_MS = 400 * DAY_MS;
/** So long people have to put the clock right before it is believed. */
const BELIEVED_AFTER_MS = 72 * HOUR_MS;

/**
 * The clock of a process that starts. `highWater` is the latest instant that is proven to be past: the highest of all
 * marks. A clock that is more than 400 days later is not believed yet, nor one that was pending before the restart and
 * was not set back since.
 */
export function startClock(reading: ClockReading, highWater: number, pending: PendingClock | null): RunningClock {
  const jump = pending === null ? jumpBeyond(SHELF_MS) : inheritedJump(pending, reading);
  return settle(reading, highWater, jump, { pending, leapMs: null, isInherited: true });
}

/**
 * The clock at a later reading of the same process. The effective time goes on at least as fast as the process runs,
 * and is never before a mark. A jump ahead of more than an hour makes the clock pending; more jumps and restarts change
 * nothing about the 72 hours of running after which it is believed. A clock that was wrong anyway may be put right.
 */
export function tickClock(clock: RunningClock, reading: ClockReading, highWater: number): RunningClock {
  const elapsed = Math.max(0, reading.monotonic - clock.reading.monotonic);
  const base = Math.max(clock.effective + elapsed, highWater);
  if (clock.pending === null) {
    const jump = jumpBeyond(clock.isSuspect ? SHELF_MS : JUMP_MS);
    return settle(reading, base, jump, { ...clock, isInherited: false });
  }
  const known = clock.isInherited ? inheritedJump(clock.pending, reading) : clock.pending;
  return settle(reading, base, { ...known, uptimeMs: known.uptimeMs + elapsed }, clock);
}

/** The flags of a clock. */
export function clockFlags(clock: RunningClock): readonly ClockFlag[] {
  return [...(clock.isSuspect ? ['clock-suspect' as const] : []), ...(clock.pending === null ? [] : ['clock-pending' as const])];
}

function jumpBeyond(allowedMs: number): PendingClock {
  return { uptimeMs: 0, allowedMs, wall: 0 };
}

/** Nobody knows how long the machine was off: a clock that was set back may be ahead by that. */
function inheritedJump(pending: PendingClock, reading: ClockReading): PendingClock {
  return reading.wall < pending.wall - JUMP_MS ? { ...pending, allowedMs: SHELF_MS } : pending;
}

/** `base` is the time as it would be without looking at the machine's clock, `jump` what would be pending. */
function settle(
  reading: ClockReading,
  base: number,
  jump: PendingClock,
  before: Pick<RunningClock, 'pending' | 'leapMs' | 'isInherited'>,
): RunningClock {
  const isPending = reading.wall > base + jump.allowedMs && jump.uptimeMs < BELIEVED_AFTER_MS;
  const effective = isPending ? base : Math.max(reading.wall, base);
  const hasLeapt = before.pending !== null && !isPending;
  return {
    reading,
    effective,
    pending: isPending ? { ...jump, wall: reading.wall } : null,
    isInherited: before.isInherited,
    isSuspect: reading.wall < base - BACK_MS,
    leapMs: hasLeapt ? (before.leapMs ?? 0) + effective - base : before.leapMs,
  };
}
