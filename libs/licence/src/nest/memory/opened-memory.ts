import { firstMemory, mergeMemories } from '../../core/index.js';
import type { InstallationKey } from '../installation/installation-key.js';
import type { RowFound } from './memory-row.js';
import { NOTHING_SEEN, type Remembered } from './memory-text.js';
import type { WatermarkFound } from './watermark-file.js';

export interface OpenedMemory {
  readonly memory: Remembered;
  /** What is not as it was left; goes to the log. */
  readonly losses: readonly string[];
  /** False: the row must be written. */
  readonly isRowGood: boolean;
  readonly isFileGood: boolean;
}

export interface MemorySources {
  readonly row: RowFound;
  readonly file: WatermarkFound;
  readonly key: InstallationKey;
  /** The key was made just now, and there was none before. */
  readonly isFirstStart: boolean;
  /** The clock is too far ahead to be believed. */
  readonly isClockPending: boolean;
}

/**
 * The memory that a process starts with. Either copy makes good for the other; what bears no signature of this
 * installation is not believed. Where both are gone, the first start is known from the sealed key.
 */
export function openMemory(sources: MemorySources): OpenedMemory {
  const { row, file } = sources;
  const fromFile = typeof file === 'object' ? file.memory : null;
  const isAdopted = row.kind === 'unsigned' && sources.isFirstStart;
  const fromRow = row.kind === 'good' || isAdopted ? row.memory : null;
  const isNew = sources.isFirstStart && row.kind === 'missing';
  const losses = isNew ? [] : [...rowLoss(row, isAdopted), ...(typeof file === 'string' ? [`file ${file}`] : [])];
  const facts = { losses, isRowGood: row.kind === 'good', isFileGood: fromFile !== null };
  if (fromRow !== null) return { ...facts, memory: fromFile === null ? fromRow : restored(fromRow, fromFile) };
  const known = fromFile ?? (isNew ? begun(sources) : lost(sources));
  return { ...facts, memory: row.kind === 'foreign' ? tightened(known, row.memory) : known };
}

function rowLoss(row: RowFound, isAdopted: boolean): string[] {
  return row.kind === 'good' || isAdopted ? [] : [`row ${row.kind}`];
}

function restored(row: Remembered, file: Remembered): Remembered {
  return { ...mergeMemories(row, file), seen: row.seen };
}

function begun({ key, isClockPending }: MemorySources): Remembered {
  return { ...firstMemory(key.madeAt, isClockPending), seen: NOTHING_SEEN };
}

function lost({ key }: MemorySources): Remembered {
  return { ...firstMemory(key.madeAt, false), marksLost: 1, seen: NOTHING_SEEN };
}

/** The row of a key that does not open any more: believed where it makes nothing longer. */
function tightened(known: Remembered, row: Remembered): Remembered {
  const { startedAt } = row.evaluation;
  const clock = { highWater: 0, repairs: 0, pending: null, mistaken: null };
  return { ...mergeMemories(known, { ...row, evaluation: { startedAt, basis: 'firm' }, clock }), seen: row.seen };
}
