import { execFileSync } from 'node:child_process';
import type { SigningKey } from '@assist/licence/issue';
import { vi } from 'vitest';
import { COMMANDS } from '../src/cli/commands.js';
import { parseArguments } from '../src/cli/parse-arguments.js';
import { failureOf, print, printFailure } from '../src/cli/print.js';
import { openSession, type Session } from '../src/cli/session.js';
import type { KeyRing } from '../src/keys/key-ring.js';
import { runVendorCli } from '../src/run.js';
import { makeSurroundings, Workplace } from './surroundings.js';

/** Deriving a key takes long on purpose, and several times that on a busy machine. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

export const ROOT = ['--root-passphrase-file', 'root.pass'];
export const KEY = ['--passphrase-file', 'key.pass'];
export const CREATE = ['license', 'create', ...KEY];
export const MUSTER = ['--customer', 'C-0042', '--name', 'Muster AG', '--contact', 'it@muster.example'];

export interface Ran {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Of `--json`. */
  readonly json: Record<string, never>;
}

/** The start of what tests look at: noon of a day on which a year of licence ends before the keys do. */
export const START = Date.parse('2026-06-01T12:00:00Z');

/**
 * A vendor in this process with a clock of its own. Keys are opened once for all commands, because one opening takes
 * most of a second; all else is as the program does it.
 */
export class Vendor {
  readonly workplace = new Workplace();
  now = START;
  readonly #open: Map<string, SigningKey>;

  constructor(open = new Map<string, SigningKey>()) {
    this.#open = open;
  }

  /** A root and a key for each of these purposes. */
  static async make(...purposes: readonly string[]): Promise<Vendor> {
    return Vendor.makeAt(START, ...purposes);
  }

  /** For tests with real processes, which have the real time. */
  static async makeAt(now: number, ...purposes: readonly string[]): Promise<Vendor> {
    const vendor = new Vendor();
    vendor.now = now;
    await vendor.done(['root', 'init', ...ROOT]);
    for (const purpose of purposes) await vendor.done(['key', 'init', '--purpose', purpose, ...ROOT, ...KEY]);
    return vendor;
  }

  /** Another vendor with the same home at its own place, and the same open keys. */
  copy(): Vendor {
    const copy = new Vendor(new Map(this.#open));
    execFileSync('cp', ['-a', this.workplace.home, copy.workplace.home]);
    copy.now = this.now;
    return copy;
  }

  /** `meanwhile`: what somebody else does while the first passphrase is typed. */
  async run(argv: readonly string[], meanwhile?: () => Promise<unknown>): Promise<Ran> {
    const surroundings = { ...makeSurroundings(this.workplace), now: () => this.now };
    const full = [...argv, '--json'];
    const { stdout, stderr } = surroundings;
    let exit: number;
    try {
      const { command, given } = parseArguments(full, COMMANDS);
      if (command === null) throw new Error(`no command in ${argv.join(' ')}`);
      const session = this.#withOpenKeys(openSession(surroundings, given.values), meanwhile);
      exit = print(session, command.name, await command.run(session, given));
    } catch (error) {
      exit = printFailure(failureOf(error), { json: true }, surroundings);
    }
    return { exit, stdout: stdout.text, stderr: stderr.text, json: JSON.parse(stdout.text) as Ran['json'] };
  }

  /** As `run`, for what must not work: exit code and code of the failure. */
  async failure(argv: readonly string[], meanwhile?: () => Promise<unknown>): Promise<string> {
    const { exit, json } = await this.run(argv, meanwhile);
    return `${exit} ${String((json as Record<string, unknown>)['code'])}`;
  }

  /** As `run`, for what must work; gives the JSON. */
  async done<T = Record<string, never>>(argv: readonly string[]): Promise<T> {
    const { exit, stdout, stderr, json } = await this.run(argv);
    if (exit !== 0) throw new Error(`${argv.join(' ')} gave ${exit}: ${stdout} ${stderr}`);
    return json as T;
  }

  /** The whole program as it is, keys opened anew; texts instead of JSON. */
  async say(argv: readonly string[]): Promise<Omit<Ran, 'json'>> {
    const surroundings = makeSurroundings(this.workplace, { now: this.now });
    const exit = await runVendorCli(argv, surroundings);
    return { exit, stdout: surroundings.stdout.text, stderr: surroundings.stderr.text };
  }

  #withOpenKeys(session: Session, meanwhile?: () => Promise<unknown>): Session {
    let typing = meanwhile;
    const unlock = async (kid: string): Promise<SigningKey> => {
      const key = this.#open.get(kid) ?? (await session.keys.unlock(kid));
      this.#open.set(kid, key);
      const others = typing;
      typing = undefined;
      await others?.();
      return key;
    };
    return { ...session, keys: { unlock } as KeyRing };
  }
}
