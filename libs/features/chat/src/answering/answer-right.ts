import { AppError } from '@assist/kernel';

/** A right that was taken must not be used for more than 5 s, also by an answer that is being written. */
const EVERY_MS = 4000;
export const ANSWER_PERMISSION = 'chat.use';

/** Looks whether the asker may still be answered, as long as the answer is written. */
export class RightsWatch {
  readonly #lost = new AbortController();
  readonly #timer: NodeJS.Timeout;

  constructor(isAllowed: () => Promise<boolean>) {
    this.#timer = setInterval(() => {
      isAllowed().then(
        (allowed) => (allowed ? undefined : this.#lost.abort(refusal())),
        // A database that is away for a moment takes no rights.
        () => undefined,
      );
    }, EVERY_MS);
  }

  /** Aborts with the refusal as its reason. */
  get signal(): AbortSignal {
    return this.#lost.signal;
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}

export function refusal(): AppError {
  return new AppError('FORBIDDEN', { permission: ANSWER_PERMISSION });
}
