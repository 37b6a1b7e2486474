import { createReadStream, fstatSync, open } from 'node:fs';
import { Socket } from 'node:net';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { Failure } from '../failure.js';
import { codeOf } from '../home/files.js';
import type { Prompts } from '../cli/prompts.js';
import { isStrongPassphrase } from './passphrase-strength.js';

/** Whose passphrase: that of a purpose's key, of the root, or of the root that is to be. */
export type PassphraseRole = 'key' | 'root' | 'new-root';

export interface PassphraseOptions {
  readonly 'passphrase-fd'?: string;
  readonly 'passphrase-file'?: string;
  readonly 'root-passphrase-fd'?: string;
  readonly 'root-passphrase-file'?: string;
  readonly 'new-passphrase-fd'?: string;
  readonly 'new-passphrase-file'?: string;
}

const PREFIX: Readonly<Record<PassphraseRole, 'passphrase' | 'root-passphrase' | 'new-passphrase'>> = {
  key: 'passphrase',
  root: 'root-passphrase',
  'new-root': 'new-passphrase',
};

const MAX_LENGTH = 1024;

/** Where passphrases come from: a file descriptor, a file, or a person; never an argument or the environment. */
export class Passphrases {
  readonly #read = new Map<string, string>();

  constructor(
    private readonly options: PassphraseOptions,
    private readonly prompts: Prompts | null,
    private readonly cwd: string,
  ) {}

  /** True when a wrong answer can be corrected. */
  asksPerson(role: PassphraseRole): boolean {
    return this.#source(role) === null && this.prompts !== null;
  }

  async existing(role: PassphraseRole, kid: string): Promise<string> {
    return (await this.#given(role)) ?? this.#prompts(role).passphrase(role === 'key' ? 'key' : 'root', kid);
  }

  /** For a key that is made now: strong, and typed twice. */
  async fresh(role: PassphraseRole, kid: string): Promise<string> {
    const given = await this.#given(role);
    if (given !== null) return strong(given);
    const prompts = this.#prompts(role);
    const first = strong(await prompts.newPassphrase(role === 'key' ? 'key' : 'root', kid));
    if (first !== (await prompts.repeatPassphrase())) throw new Failure('PASSPHRASES_DIFFER');
    return first;
  }

  #prompts(role: PassphraseRole): Prompts {
    if (this.prompts !== null) return this.prompts;
    throw new Failure('PASSPHRASE_UNREACHABLE', { option: `${PREFIX[role]}-fd` });
  }

  async #given(role: PassphraseRole): Promise<string | null> {
    const found = this.#source(role);
    if (found === null) return null;
    const { option, source } = found;
    // A descriptor can be read once only, and one may serve two keys.
    const known = this.#read.get(`${typeof source}:${source}`) ?? (await firstLine(option, source));
    this.#read.set(`${typeof source}:${source}`, known);
    return known;
  }

  #source(role: PassphraseRole): { readonly option: string; readonly source: string | number } | null {
    const prefix = PREFIX[role];
    const [fd, file] = [this.options[`${prefix}-fd`], this.options[`${prefix}-file`]];
    if (fd !== undefined && file !== undefined) {
      throw new Failure('OPTIONS_CLASH', { one: `${prefix}-fd`, other: `${prefix}-file` });
    }
    if (fd !== undefined) return { option: `${prefix}-fd`, source: descriptorOf(`${prefix}-fd`, fd) };
    return file === undefined ? null : { option: `${prefix}-file`, source: resolve(this.cwd, file) };
  }
}

async function firstLine(option: string, source: string | number): Promise<string> {
  let text = '';
  try {
    const fd = typeof source === 'number' ? source : await promisify(open)(source, 'r');
    for await (const chunk of streamOf(fd)) {
      text += String(chunk);
      if (text.includes('\n') || text.length > MAX_LENGTH) break;
    }
  } catch (error) {
    if (typeof source === 'string' && codeOf(error) === 'ENOENT') throw new Failure('FILE_NOT_FOUND', { file: source });
    if (codeOf(error) !== 'EBADF') throw error;
  }
  const line = text.split(/\r?\n/, 1)[0] ?? '';
  if (line !== '' && line.length <= MAX_LENGTH) return line;
  throw new Failure('OPTION_INVALID', { option, expected: 'passphrase' });
}

/**
 * A pipe that nobody writes to must not keep a thread of Node: Ctrl+C would wait for it. What is none of these is a
 * descriptor of Node's own, since the caller gave none.
 */
function streamOf(fd: number): AsyncIterable<unknown> {
  const kind = fstatSync(fd);
  if (kind.isFIFO() || kind.isSocket()) return new Socket({ fd, readable: true, writable: false });
  return kind.isFile() || kind.isCharacterDevice() ? createReadStream('', { fd }) : Readable.from([]);
}

function descriptorOf(option: string, value: string): number {
  if (/^\d{1,4}$/.test(value)) return Number(value);
  throw new Failure('OPTION_INVALID', { option, expected: '0, 3, 4 …' });
}

function strong(passphrase: string): string {
  if (isStrongPassphrase(passphrase)) return passphrase;
  throw new Failure('PASSPHRASE_WEAK');
}
