import { vi } from 'vitest';
import { runVendorCli } from '../src/run.js';
import { makeSurroundings, type FakeSurroundings, type Workplace } from './surroundings.js';

export const ENTER = '\r';
export const DOWN = '\u001b[B';
export const SPACE = ' ';
export const CTRL_C = '\u0003';

/** A person in front of the program: waits for what is asked, and types. */
export class Terminal {
  readonly #surroundings: FakeSurroundings;
  readonly exit: Promise<number>;
  #seen = 0;

  constructor(workplace: Workplace, argv: readonly string[], now: number) {
    this.#surroundings = makeSurroundings(workplace, { isTTY: true, now });
    this.exit = runVendorCli(argv, this.#surroundings);
  }

  /** All that was ever on the screen, without colours and cursor movements. */
  get screen(): string {
    // eslint-disable-next-line no-control-regex -- these are what a terminal obeys instead of showing
    return `${this.#surroundings.stderr.text}${this.#surroundings.stdout.text}`.replaceAll(/\u001b\[[0-9;?]*[A-Za-z]/g, '');
  }

  /** Waits for a question that was not answered yet, then types. */
  async answer(question: string, keys: string): Promise<void> {
    await vi.waitFor(
      () => {
        const at = this.#surroundings.stderr.text.indexOf(question, this.#seen);
        if (at < 0) throw new Error(`"${question}" is not on the screen:\n${this.screen.slice(-1500)}`);
        this.#seen = at + question.length;
      },
      { timeout: 60_000, interval: 10 },
    );
    // The question is drawn a moment before its keys are listened to.
    await new Promise((resolve) => setImmediate(resolve));
    this.#surroundings.stdin.write(keys);
  }
}
