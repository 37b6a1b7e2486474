import { wrap } from '../sheet/layout.js';
import type { Texts } from '../texts/texts.js';
import type { Command } from './command.js';
import { GLOBAL_OPTIONS, OPTIONS, type OptionName } from './options.js';

const COMMAND_WIDTH = 20;
const OPTION_WIDTH = 28;

/** All commands, one line each. */
export function overview(texts: Texts, commands: readonly Command[], width: number): string {
  const { help } = texts;
  const lines = commands.flatMap((command) => entry(command.name, texts.commands[command.name], COMMAND_WIDTH, width));
  const globals = GLOBAL_OPTIONS.flatMap((name) => optionLines(texts, name, width));
  return [
    ...wrap(help.about, width),
    '',
    `${help.usage}: assist-vendor <${help.command}> [${help.options}]`,
    '',
    ...lines,
    '',
    `${help.always}:`,
    ...globals,
    '',
    ...wrap(help.more, width),
    ...wrap(help.exits, width),
    '',
  ].join('\n');
}

/** One command with its options. */
export function helpOf(texts: Texts, command: Command, width: number): string {
  const { help } = texts;
  const args = [...command.args, `[${help.options}]`].join(' ');
  return [
    `${help.usage}: assist-vendor ${command.name} ${args}`,
    '',
    ...wrap(texts.commands[command.name], width),
    '',
    ...(command.options.length === 0
      ? []
      : [`${help.options}:`, ...command.options.flatMap((name) => optionLines(texts, name, width)), '']),
    `${help.always}:`,
    ...GLOBAL_OPTIONS.flatMap((name) => optionLines(texts, name, width)),
    '',
  ].join('\n');
}

function optionLines(texts: Texts, name: OptionName, width: number): readonly string[] {
  const spec: { readonly type: string; readonly value?: string } = OPTIONS[name];
  return entry(`--${name}${spec.value === undefined ? '' : ` ${spec.value}`}`, texts.options[name], OPTION_WIDTH, width);
}

/** The explanation stands beside the term, or below one that is too long. */
function entry(term: string, text: string, indent: number, width: number): readonly string[] {
  const lines = wrap(text, width - indent - 2);
  const rest = lines.map((line) => `${' '.repeat(indent + 2)}${line}`);
  if (term.length >= indent) return [`  ${term}`, ...rest];
  return [`  ${term.padEnd(indent)}${lines[0] ?? ''}`, ...rest.slice(1)];
}
