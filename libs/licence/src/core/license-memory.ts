import type { UsedEmergency } from './emergency.js';
import type { PendingClock } from './effective-clock.js';
import type { BindGrace, SeqMark } from './verify-context.js';

/**
 * What an installation must not forget. It is kept twice, in the database and in a file beside it, each with a
 * signature of the installation's key, so that neither a restored backup nor a deleted file turns time back.
 */
export interface LicenseMemory {
  readonly evaluation: EvaluationStart;
  readonly everActivated: boolean;
  readonly seqMarks: readonly SeqMark[];
  readonly bindGrace: BindGrace | null;
  readonly clock: ClockMemory;
  /** `jti` of the clock tokens that were used. */
  readonly clockTokens: readonly string[];
  readonly emergencies: readonly UsedEmergency[];
  /** How often both copies were gone at once; the usage statement names it. */
  readonly marksLost: number;
}

export interface EvaluationStart {
  readonly startedAt: number;
  /** Set while the clock was pending, a start moves once, when the clock is known. */
  readonly basis: 'firm' | 'pending' | 'moved';
}

export interface ClockMemory {
  /** The latest effective time. */
  readonly highWater: number;
  /** How many clock tokens were used: a mark from before a repair says nothing about the time. */
  readonly repairs: number;
  readonly pending: PendingClock | null;
  /** Newest instant of other rooms at the last repair: it was wrong, and is no mark until a newer entry replaces it. */
  readonly mistaken: number | null;
}

/** The memory of an installation that starts for the first time. */
export function firstMemory(startedAt: number, isPending: boolean): LicenseMemory {
  return {
    evaluation: { startedAt, basis: isPending ? 'pending' : 'firm' },
    everActivated: false,
    seqMarks: [],
    bindGrace: null,
    clock: { highWater: 0, repairs: 0, pending: null, mistaken: null },
    clockTokens: [],
    emergencies: [],
    marksLost: 0,
  };
}

/** Both copies together: of each thing what takes less away from the truth, whichever copy is older. */
export function mergeMemories(one: LicenseMemory, other: LicenseMemory): LicenseMemory {
  return {
    evaluation: earlierStart(one.evaluation, other.evaluation),
    everActivated: one.everActivated || other.everActivated,
    seqMarks: highestMarks([...one.seqMarks, ...other.seqMarks]),
    bindGrace: earlierGrace(one.bindGrace, other.bindGrace),
    clock: laterClock(one.clock, other.clock),
    clockTokens: [...new Set([...one.clockTokens, ...other.clockTokens])].sort(),
    emergencies: unitedEmergencies([...one.emergencies, ...other.emergencies]),
    marksLost: Math.max(one.marksLost, other.marksLost),
  };
}

/** The highest `seq` for each customer and product, in a fixed order. */
export function highestMarks(marks: readonly SeqMark[]): readonly SeqMark[] {
  const highest = new Map<string, SeqMark>();
  for (const { product, customerId, seq } of marks) {
    const name = JSON.stringify([product, customerId]);
    if (seq > (highest.get(name)?.seq ?? 0)) highest.set(name, { product, customerId, seq });
  }
  return [...highest].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, mark]) => mark);
}

/** A start that was moved is later than the one it was moved from, and right. */
function earlierStart(one: EvaluationStart, other: EvaluationStart): EvaluationStart {
  if ((one.basis === 'moved') !== (other.basis === 'moved')) return one.basis === 'moved' ? one : other;
  if (one.startedAt !== other.startedAt) return one.startedAt < other.startedAt ? one : other;
  return one.basis === 'firm' ? one : other;
}

/** A stored grace outlives an older copy that knows none; the next look ends it where the host matches. */
function earlierGrace(one: BindGrace | null, other: BindGrace | null): BindGrace | null {
  if (one === null || other === null) return one ?? other;
  if (one.lid !== other.lid) return one.startedAt > other.startedAt ? one : other;
  return one.startedAt < other.startedAt ? one : other;
}

function laterClock(one: ClockMemory, other: ClockMemory): ClockMemory {
  if (one.repairs !== other.repairs) return one.repairs > other.repairs ? one : other;
  return {
    highWater: Math.max(one.highWater, other.highWater),
    repairs: one.repairs,
    pending: longerPending(one.pending, other.pending),
    mistaken: one.mistaken ?? other.mistaken,
  };
}

function longerPending(one: PendingClock | null, other: PendingClock | null): PendingClock | null {
  if (one === null || other === null) return one ?? other;
  return one.uptimeMs > other.uptimeMs ? one : other;
}

function unitedEmergencies(entries: readonly UsedEmergency[]): readonly UsedEmergency[] {
  const byLid = new Map<string, UsedEmergency>();
  for (const entry of entries) {
    const hasEnded = entry.hasEnded || (byLid.get(entry.lid)?.hasEnded ?? false);
    byLid.set(entry.lid, { ...(byLid.get(entry.lid) ?? entry), hasEnded });
  }
  return [...byLid.values()].sort((a, b) => (a.lid < b.lid ? -1 : 1));
}
