import { EXIT, type ExitCode } from '../exit-codes.js';
import { Failure } from '../failure.js';
import { codeOf } from '../home/files.js';
import { widthOf, wrap } from '../sheet/layout.js';
import type { Surroundings } from '../surroundings.js';
import { fill } from '../texts/fill.js';
import { languageOf, textsOf, type Language } from '../texts/texts.js';
import type { Outcome } from './command.js';
import type { GlobalValues } from './options.js';
import type { Session } from './session.js';

/** The result alone goes to the output. */
export function print({ mode, surroundings: { stdout } }: Session, command: string, outcome: Outcome): ExitCode {
  const exit = outcome.exit ?? EXIT.ok;
  const width = widthOf(stdout.columns);
  const text = mode.json
    ? JSON.stringify({ ok: exit === EXIT.ok, command, exit, ...outcome.json })
    : outcome.lines.flatMap((line) => (isProse(line) ? wrap(line, width) : [line])).join('\n');
  stdout.write(`${text}\n`);
  return exit;
}

export function printFailure(failure: Failure, { json, lang }: GlobalValues, surroundings: Surroundings): ExitCode {
  const { what, next } = textsOf(languageFor(lang, surroundings.locale)).failures[failure.code];
  const [message, advice] = [fill(what, failure.params), fill(next, failure.params)];
  if (json === true) {
    const { code, exit, params } = failure;
    surroundings.stdout.write(`${JSON.stringify({ ok: false, exit, code, message, next: advice, params })}\n`);
    return exit;
  }
  const width = widthOf(surroundings.stderr.columns);
  const lines = [...wrap(message, width), ...(advice === '' ? [] : wrap(`→ ${advice}`, width))];
  surroundings.stderr.write(`${lines.join('\n')}\n`);
  return failure.exit;
}

/** What is not a `Failure`: Ctrl+C at a question, a full disk, a bug of ours. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Failure) return error;
  if (error instanceof Error && error.name === 'ExitPromptError') return new Failure('INTERRUPTED');
  const { path = '' } = error as { readonly path?: string };
  if (/^E[A-Z]+$/.test(codeOf(error))) return new Failure('STORAGE', { reason: codeOf(error), file: path });
  return new Failure('INTERNAL', { reason: error instanceof Error ? `${error.name}: ${error.message}` : String(error) });
}

export function languageFor(wanted: string | undefined, locale: string): Language {
  return wanted === 'de' || wanted === 'en' ? wanted : languageOf(locale);
}

/** Tables, lists and files keep their shape. */
function isProse(line: string): boolean {
  return !/^[\s{}\]+~-]| {2}/.test(line);
}
