import type { RunningClock } from './effective-clock.js';
import { emergenciesAfter } from './emergency.js';
import { highestMarks, type ClockMemory, type EvaluationStart, type LicenseMemory } from './license-memory.js';
import { activationOf, type Resolution } from './resolve-license.js';
import type { BindGrace } from './verify-context.js';

/** What is to be remembered after a look that found `resolution` at the time of `clock`. */
export function memoryAfter(memory: LicenseMemory, resolution: Resolution, clock: RunningClock): LicenseMemory {
  const { source, license } = resolution;
  const mark = activationOf(resolution.snapshot);
  return {
    ...memory,
    evaluation: evaluationAfter(memory.evaluation, clock),
    everActivated: memory.everActivated || mark !== null,
    seqMarks: highestMarks(mark === null ? memory.seqMarks : [...memory.seqMarks, mark]),
    bindGrace: bindGraceAfter(memory.bindGrace, resolution),
    clock: clockAfter(memory.clock, clock),
    emergencies: emergenciesAfter(memory.emergencies, source === 'emergency' ? license : null, clock.effective),
  };
}

/** The time marks at a later reading. */
export function clockAfter(memory: ClockMemory, { effective, pending }: RunningClock): ClockMemory {
  return { ...memory, highWater: Math.max(memory.highWater, effective), pending };
}

/**
 * The memory after a clock token: its time is the time, whatever was seen before. `mistaken` is the newest instant of
 * other rooms, which the wrong clock may have made.
 */
export function memoryAfterRepair<M extends LicenseMemory>(
  memory: M,
  token: { readonly jti: string; readonly highWater: number },
  mistaken: number | null,
): M {
  return {
    ...memory,
    clock: { highWater: token.highWater, repairs: memory.clock.repairs + 1, pending: null, mistaken },
    clockTokens: [...new Set([...memory.clockTokens, token.jti])].sort(),
  };
}

/** The start of the evaluation, moved by what the clock leapt where it was set while that was pending. */
export function evaluationAfter(start: EvaluationStart, clock: RunningClock): EvaluationStart {
  if (start.basis !== 'pending' || clock.leapMs === null) return start;
  return { startedAt: start.startedAt + clock.leapMs, basis: 'moved' };
}

/** Where no licence was looked at, nothing is known about its host: a grace that runs goes on. */
function bindGraceAfter(stored: BindGrace | null, { source, snapshot }: Resolution): BindGrace | null {
  return source === 'none' || source === 'evaluation' ? stored : snapshot.bindGrace;
}
