import { resolve } from 'node:path';
import { languageOf, LANGUAGES, textsOf, type Language, type Texts } from '../texts/texts.js';
import { Failure } from '../failure.js';
import { VendorHome } from '../home/vendor-home.js';
import { KeyRing } from '../keys/key-ring.js';
import { Passphrases, type PassphraseOptions } from '../passphrase/passphrases.js';
import type { Surroundings } from '../surroundings.js';
import type { GlobalValues } from './options.js';
import { Prompts } from './prompts.js';

export interface SessionMode {
  readonly json: boolean;
  readonly yes: boolean;
  readonly dryRun: boolean;
}

/** What a command works with: the home, the language, the person in front of the terminal if there is one. */
export interface Session {
  readonly surroundings: Surroundings;
  readonly language: Language;
  readonly texts: Texts;
  readonly mode: SessionMode;
  readonly home: VendorHome;
  readonly keys: KeyRing;
  readonly passphrases: Passphrases;
  /** Null in a script: then nothing is asked. */
  readonly prompts: Prompts | null;
  /** A path that a person gave, from the working directory. */
  path(name: string): string;
  /** Milliseconds since the epoch, whole seconds: what licences can say. */
  now(): number;
  /** A line beside the result, on the error stream. */
  log(text: string): void;
}

type SessionValues = GlobalValues & PassphraseOptions & { readonly 'root-key'?: string };

export function openSession(surroundings: Surroundings, values: SessionValues): Session {
  const language = chosenLanguage(values.lang, surroundings.locale);
  const texts = textsOf(language);
  const mode = { json: values.json === true, yes: values.yes === true, dryRun: values['dry-run'] === true };
  const isPerson = surroundings.stdin.isTTY === true && surroundings.stderr.isTTY === true && !mode.json;
  const prompts = isPerson ? new Prompts(texts, surroundings) : null;
  const path = (name: string): string => resolve(surroundings.cwd, name);
  const home = new VendorHome(path(values.home ?? surroundings.defaultHome));
  const passphrases = new Passphrases(values, prompts, surroundings.cwd);
  const rootFile = values['root-key'] === undefined ? undefined : path(values['root-key']);
  const log = (text: string): void => void surroundings.stderr.write(`${text}\n`);
  return {
    surroundings,
    language,
    texts,
    mode,
    home,
    passphrases,
    keys: new KeyRing({ home, passphrases, rootFile, onWrong: () => log(texts.said.passphraseWrong) }),
    prompts,
    path,
    now: () => Math.floor(surroundings.now() / 1000) * 1000,
    log,
  };
}

/** Before something that cannot be taken back. A person is asked; a script must have said `--yes`. */
export async function confirmFinal(session: Session, question: string): Promise<void> {
  if (session.mode.yes) return;
  if (session.prompts === null) throw new Failure('CONFIRMATION_NEEDED');
  if (!(await session.prompts.confirm(question))) throw new Failure('CANCELLED');
}

/** Before something ordinary: a person is asked, a script meant it. */
export async function confirmUsual(session: Session, question: string): Promise<void> {
  if (session.mode.yes || session.prompts === null) return;
  if (!(await session.prompts.confirm(question, true))) throw new Failure('CANCELLED');
}

function chosenLanguage(wanted: string | undefined, locale: string): Language {
  if (wanted === undefined) return languageOf(locale);
  const language = LANGUAGES.find((known) => known === wanted);
  if (language === undefined) throw new Failure('OPTION_INVALID', { option: 'lang', expected: LANGUAGES.join(', ') });
  return language;
}
