import type { ExitCode } from '../exit-codes.js';
import type { Texts } from '../texts/texts.js';
import type { OptionName, Values } from './options.js';
import type { Session } from './session.js';

export type CommandName = keyof Texts['commands'];

/** What a command says: an object for programs, lines for people, and an exit code where it is not 0. */
export interface Outcome {
  readonly json: Readonly<Record<string, unknown>>;
  readonly lines: readonly string[];
  readonly exit?: ExitCode;
}

/** One command; its summary, its arguments and its options are explained in the catalogues. */
export interface Command<N extends OptionName = OptionName> {
  readonly name: CommandName;
  /** `LID` must be given, `[FILE]` may. */
  readonly args: readonly string[];
  readonly options: readonly N[];
  run(session: Session, given: Given<N>): Promise<Outcome>;
}

export interface Given<N extends OptionName = OptionName> {
  readonly args: readonly string[];
  readonly values: Values<N>;
}

/** Infers the options a command may look at from those it lists. */
export function defineCommand<N extends OptionName>(command: Command<N>): Command {
  return command as unknown as Command;
}
