import { AppError } from '@assist/kernel';

interface Waiting {
  start(): void;
  refuse(): void;
}

/**
 * Runs costly work, so much at once and no more. Those who wait take turns by lane: whoever fills one lane, such as an
 * address from which passwords are guessed, waits behind itself and not in front of everybody else. Nor can one lane take
 * all the room: when it is full, the last of the longest lane goes for one who comes from a shorter one.
 */
export class FairQueue {
  /** Lanes in the order of their turns; a lane that has nothing to do is not there. */
  readonly #lanes = new Map<string, Set<Waiting>>();
  #running = 0;
  #waiting = 0;

  constructor(
    private readonly atOnce: number,
    private readonly maxWaiting: number,
  ) {}

  /**
   * @throws AppError SERVICE_UNAVAILABLE when too many wait already, also later for the last of the longest lane;
   * REQUEST_ABORTED when `signal` aborts before the work began
   */
  async run<T>(lane: string, signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
    if (signal?.aborted === true) throw new AppError('REQUEST_ABORTED');
    if (this.#running >= this.atOnce) await this.#turn(lane, signal);
    else this.#running += 1;
    try {
      return await work();
    } finally {
      this.#running -= 1;
      this.#next();
    }
  }

  get waiting(): number {
    return this.#waiting;
  }

  /** Resolves when it is this one's turn, which counts as running from then on. */
  #turn(lane: string, signal: AbortSignal | undefined): Promise<void> {
    if (this.#waiting >= this.maxWaiting && !this.#makeRoom(lane)) throw tooMany();
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.#remove(lane, one);
        reject(new AppError('REQUEST_ABORTED'));
      };
      const one: Waiting = {
        start: () => {
          signal?.removeEventListener('abort', leave);
          this.#running += 1;
          resolve();
        },
        refuse: () => {
          signal?.removeEventListener('abort', leave);
          reject(tooMany());
        },
      };
      signal?.addEventListener('abort', leave, { once: true });
      const others = this.#lanes.get(lane);
      if (others === undefined) this.#lanes.set(lane, new Set([one]));
      else others.add(one);
      this.#waiting += 1;
    });
  }

  /** The first of the lane whose turn it is; that lane then goes to the end. */
  #next(): void {
    const [turn] = this.#lanes;
    if (turn === undefined) return;
    const [lane, all] = turn;
    const [one] = all;
    if (one === undefined) return;
    this.#remove(lane, one);
    if (this.#lanes.delete(lane)) this.#lanes.set(lane, all);
    one.start();
  }

  /** False where no lane is so much longer that it would still be as long as this one. */
  #makeRoom(lane: string): boolean {
    const own = this.#lanes.get(lane)?.size ?? 0;
    let longest: readonly [string, Set<Waiting>] | undefined;
    for (const other of this.#lanes) if (other[1].size > (longest?.[1].size ?? own + 1)) longest = other;
    const last = [...(longest?.[1] ?? [])].at(-1);
    if (longest === undefined || last === undefined) return false;
    this.#remove(longest[0], last);
    last.refuse();
    return true;
  }

  #remove(lane: string, one: Waiting): void {
    const all = this.#lanes.get(lane);
    if (all?.delete(one) !== true) return;
    this.#waiting -= 1;
    if (all.size === 0) this.#lanes.delete(lane);
  }
}

function tooMany(): AppError {
  return new AppError('SERVICE_UNAVAILABLE', { retryAfterSeconds: 5 });
}
