import { Clock } from '@assist/kernel';
import {
  clockFlags,
  startClock,
  tickClock,
  type ClockFlag,
  type ClockMemory,
  type ClockReading,
  type RunningClock,
} from '../../core/index.js';
import type { MonotonicTime } from './monotonic-time.js';

/** The newest instant that another room wrote down for good, such as that of the audit log; null where there is none. */
export type ClockMark = () => Promise<number | null>;

/**
 * The time that counts for everything a licence decides: the machine's clock, but never before what was proven to be
 * past, and not far ahead all at once. Injectable everywhere; quotas count by its UTC day.
 */
export class EffectiveClock extends Clock {
  readonly #sources: ClockMark[] = [];
  /** The highest of the marks that no clock token can lower: the build, and what the vendor signed. */
  #proven: number;
  /** The highest of the others. */
  #marked: number;
  #memory: ClockMemory;
  #running: RunningClock;
  /** Before the first look not all marks are known, and the start is judged again. */
  #isSettled = false;

  constructor(
    private readonly system: Clock,
    private readonly monotonic: MonotonicTime,
    marks: { readonly builtAt: number; readonly memory: ClockMemory },
  ) {
    super();
    this.#proven = marks.builtAt;
    this.#marked = marks.memory.highWater;
    this.#memory = marks.memory;
    this.#running = this.#start();
  }

  /** Milliseconds since the epoch, effective. Never goes back, unless a clock token repaired the marks. */
  override now(): number {
    return this.running.effective;
  }

  /** The machine's own clock, for what must be told about it. */
  wall(): number {
    return this.system.now();
  }

  get flags(): readonly ClockFlag[] {
    return clockFlags(this.running);
  }

  get running(): RunningClock {
    this.#running = tickClock(this.#running, this.#reading(), this.#highWater);
    return this.#running;
  }

  /** Whether this time is older than a repair of the marks, which is still to be followed: it must not be written down. */
  isBehind(memory: ClockMemory): boolean {
    return memory.repairs > this.#memory.repairs;
  }

  /** Another room's mark, asked before the first answer. It must not count what was written while the clock was pending. */
  addMark(source: ClockMark): void {
    this.#sources.push(source);
  }

  /** The newest mark of the other rooms; one that fails is left out. */
  async newestMark(): Promise<number | null> {
    const found = await Promise.all(this.#sources.map((source) => source().catch(() => null)));
    return found.reduce((newest, mark) => (mark !== null && mark > (newest ?? -Infinity) ? mark : newest), null);
  }

  /** Takes in what other processes saw. A repair that was not known begins the time anew. */
  follow(memory: ClockMemory): void {
    const isRepaired = memory.repairs > this.#memory.repairs;
    this.#memory = memory;
    this.#marked = isRepaired ? memory.highWater : Math.max(this.#marked, memory.highWater);
    if (isRepaired) this.#running = this.#start();
    else this.#raise();
  }

  /** An instant that is proven to be past, and that no clock token lowers. */
  prove(instant: number): void {
    this.#proven = Math.max(this.#proven, instant);
    this.#raise();
  }

  /** An instant that another room wrote down. */
  mark(instant: number | null): void {
    if (instant === null || instant === this.#memory.mistaken) return;
    this.#marked = Math.max(this.#marked, instant);
    this.#raise();
  }

  /** All marks are known: from here on a jump is a jump of this process. */
  get isSettled(): boolean {
    return this.#isSettled;
  }

  settle(): void {
    this.#isSettled = true;
  }

  #raise(): void {
    this.#running = this.#isSettled ? tickClock(this.#running, this.#reading(), this.#highWater) : this.#start();
  }

  #start(): RunningClock {
    return startClock(this.#reading(), this.#highWater, this.#memory.pending);
  }

  get #highWater(): number {
    return Math.max(this.#proven, this.#marked);
  }

  #reading(): ClockReading {
    return { wall: this.system.now(), monotonic: this.monotonic.now() };
  }
}
