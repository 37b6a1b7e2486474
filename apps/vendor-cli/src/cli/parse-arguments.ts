import { parseArgs } from 'node:util';
import { Failure } from '../failure.js';
import type { Command, Given } from './command.js';
import { GLOBAL_OPTIONS, OPTIONS, type GlobalValues, type OptionName } from './options.js';

export interface ParsedLine {
  /** Null: nothing but options was given. */
  readonly command: Command | null;
  readonly given: Given;
  readonly globals: GlobalValues;
}

type Token = { readonly kind: string; readonly name?: string; readonly value?: string; readonly inlineValue?: boolean };

/**
 * Finds the command and reads its options, strictly: an unknown option, one given twice or one without its value ends
 * everything, because a licence must hold what was meant.
 */
export function parseArguments(argv: readonly string[], commands: readonly Command[]): ParsedLine {
  const { tokens, positionals } = parseArgs({
    args: [...argv],
    options: OPTIONS,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const command = findCommand(positionals, commands);
  const args = positionals.slice(command?.name.split(' ').length ?? 0);
  const values = readValues(tokens, [...GLOBAL_OPTIONS, ...(command?.options ?? [])]);
  if (command !== null && values.help !== true) checkArguments(command, args);
  return { command, given: { args, values }, globals: values };
}

/** The globals alone, as far as they can be read: errors want the right language and form too. */
export function readGlobals(argv: readonly string[]): GlobalValues {
  const { values } = parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true, strict: false });
  return { json: values.json === true, lang: typeof values.lang === 'string' ? values.lang : undefined };
}

function findCommand(words: readonly string[], commands: readonly Command[]): Command | null {
  if (words.length === 0) return null;
  const found = [2, 1].flatMap((count) => commands.filter(({ name }) => name === words.slice(0, count).join(' ')))[0];
  if (found !== undefined) return found;
  const siblings = commands.filter(({ name }) => name.startsWith(`${words[0] ?? ''} `)).map(({ name }) => name);
  if (siblings.length > 0) throw new Failure('COMMAND_INCOMPLETE', { command: words.join(' '), known: siblings.join(', ') });
  throw new Failure('COMMAND_UNKNOWN', { command: words.slice(0, 2).join(' ') });
}

function readValues(tokens: readonly Token[], allowed: readonly OptionName[]): Given['values'] {
  const values: Partial<Record<OptionName, string | boolean | readonly string[]>> = {};
  for (const token of tokens) {
    if (token.kind !== 'option' || token.name === undefined) continue;
    const name = allowed.find((candidate) => candidate === token.name);
    if (name === undefined) throw new Failure('OPTION_UNKNOWN', { option: token.name });
    const spec: { readonly type: string; readonly value?: string; readonly multiple?: boolean } = OPTIONS[name];
    const value = spec.type === 'boolean' ? flagOf(name, token) : textOf(name, token);
    const before = values[name];
    if (before !== undefined && spec.multiple !== true) throw new Failure('OPTION_TWICE', { option: name });
    values[name] = spec.multiple === true ? [...(Array.isArray(before) ? before : []), String(value)] : value;
  }
  return values as Given['values'];
}

function flagOf(option: OptionName, token: Token): boolean {
  if (token.value !== undefined) throw new Failure('OPTION_INVALID', { option, expected: '-' });
  return true;
}

/** `--seats --json` forgot the number; a value that begins with a dash is written `--modules=-x`. */
function textOf(option: OptionName, { value, inlineValue }: Token): string {
  const forgotten = value === undefined || (inlineValue !== true && value.length > 1 && value.startsWith('-'));
  if (forgotten || value.trim() === '') throw new Failure('OPTION_NEEDS_VALUE', { option });
  return value.trim();
}

function checkArguments(command: Command, args: readonly string[]): void {
  const missing = command.args.filter((name) => !name.startsWith('['))[args.length];
  if (missing !== undefined) throw new Failure('ARGUMENT_MISSING', { argument: missing, command: command.name });
  const extra = args[command.args.length];
  if (extra !== undefined) throw new Failure('ARGUMENT_UNEXPECTED', { argument: extra, command: command.name });
}
