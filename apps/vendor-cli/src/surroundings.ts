import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

/** All that a command sees of the machine; tests make their own. */
export interface Surroundings {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly cwd: string;
  /** Where the vendor home is when no option says so. */
  readonly defaultHome: string;
  /** The language of the machine, as in `de_DE.UTF-8`. */
  readonly locale: string;
  /** Who issues; stands in the ledger. */
  readonly userName: string;
  /** Milliseconds since the epoch. */
  now(): number;
}

/** The real ones. The only place of this program that reads the environment; a secret never comes from there. */
export function processSurroundings(): Surroundings {
  const { ASSIST_VENDOR_HOME, LC_ALL, LC_MESSAGES, LANG } = process.env;
  return {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    cwd: process.cwd(),
    defaultHome: filled(ASSIST_VENDOR_HOME) ?? join(homedir(), '.assist-vendor'),
    locale: filled(LC_ALL) ?? filled(LC_MESSAGES) ?? filled(LANG) ?? 'en',
    userName: nameOfUser(),
    now: Date.now,
  };
}

function filled(value: string | undefined): string | undefined {
  return value === '' ? undefined : value;
}

/** A container may run under a number without a name. */
function nameOfUser(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid-${process.getuid?.() ?? 'unknown'}`;
  }
}
