import { checkbox, confirm, input, password, select } from '@inquirer/prompts';
import type { Texts } from '../texts/texts.js';
import { isStrongPassphrase } from '../passphrase/passphrase-strength.js';
import { fill } from '../texts/fill.js';
import type { Surroundings } from '../surroundings.js';

export interface Choice<V> {
  readonly value: V;
  readonly name: string;
  /** What stays on the screen when it was chosen. */
  readonly short?: string;
  readonly description?: string;
  readonly checked?: boolean;
}

type Check = (value: string) => true | string;

/** Asking a person. All goes to the error stream, so that the output stays the result alone. */
export class Prompts {
  readonly #context: { readonly input: NodeJS.ReadableStream; readonly output: NodeJS.WritableStream };

  constructor(
    private readonly texts: Texts,
    { stdin, stderr }: Surroundings,
  ) {
    this.#context = { input: stdin, output: stderr };
  }

  async passphrase(whose: 'key' | 'root', kid: string): Promise<string> {
    return this.#hidden(fill(this.texts.asked.passphrase[whose], { kid }));
  }

  async newPassphrase(whose: 'key' | 'root', kid: string): Promise<string> {
    const check = (text: string): true | string => isStrongPassphrase(text) || this.texts.failures.PASSPHRASE_WEAK.what;
    return this.#hidden(fill(this.texts.asked.newPassphrase[whose], { kid }), check);
  }

  async repeatPassphrase(): Promise<string> {
    return this.#hidden(this.texts.asked.repeatPassphrase);
  }

  async confirm(message: string, preset = false): Promise<boolean> {
    const { yes, no } = this.texts.words;
    const keywords = { yes, no, error: () => fill(this.texts.asked.yesOrNo, { yes, no }) };
    return confirm({ message, default: preset, theme: { keywords } }, this.#context);
  }

  async text(message: string, options: { readonly preset?: string; readonly check?: Check } = {}): Promise<string> {
    const { preset, check } = options;
    const validate = (value: string): true | string => check?.(value.trim()) ?? true;
    return (await input({ message, default: preset, validate }, this.#context)).trim();
  }

  async count(message: string, preset: number, range: { readonly min: number; readonly max: number }): Promise<number> {
    const check = (value: string): true | string => {
      const fits = /^\d{1,9}$/.test(value) && Number(value) >= range.min && Number(value) <= range.max;
      return fits || fill(this.texts.asked.range, range);
    };
    return Number(await this.text(message, { preset: String(preset), check }));
  }

  async choose<V>(message: string, choices: readonly Choice<V>[]): Promise<V> {
    const theme = { style: { keysHelpTip: () => this.texts.asked.keysOfChoice } };
    return select({ message, choices: [...choices], pageSize: 12, loop: false, theme }, this.#context);
  }

  async chooseSome<V>(message: string, choices: readonly Choice<V>[]): Promise<readonly V[]> {
    const theme = { style: { keysHelpTip: () => this.texts.asked.keysOfChoices } };
    const validate = (chosen: readonly unknown[]): true | string => chosen.length > 0 || this.texts.asked.atLeastOne;
    return checkbox({ message, choices: [...choices], loop: false, validate, theme, pageSize: 12 }, this.#context);
  }

  async #hidden(message: string, validate: Check = () => true): Promise<string> {
    const theme = { style: { maskedText: this.texts.asked.hidden } };
    return password({ message, mask: false, toggleMask: false, validate, theme }, this.#context);
  }
}
