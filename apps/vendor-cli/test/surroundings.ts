import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import type { Surroundings } from '../src/surroundings.js';

export const ROOT_PASSPHRASE = 'the root sleeps under 7 stones';
export const KEY_PASSPHRASE = 'keys are made of quiet iron 9';

/** A folder that goes when the test file ends, with the passphrases in it. */
export class Workplace {
  readonly folder = mkdtempSync(join(tmpdir(), 'assist-vendor-'));
  readonly home = this.path('home');

  constructor() {
    this.write('root.pass', `${ROOT_PASSPHRASE}\n`);
    this.write('key.pass', `${KEY_PASSPHRASE}\n`);
  }

  path(...names: readonly string[]): string {
    return join(this.folder, ...names);
  }

  write(name: string, content: string | Uint8Array): string {
    writeFileSync(this.path(name), content, { mode: 0o600 });
    return this.path(name);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** What was written, as text; as wide as a terminal of 80 columns. */
export class Recorder extends Writable {
  readonly columns = 80;
  readonly isTTY: boolean;
  text = '';

  constructor(isTTY = false) {
    super();
    this.isTTY = isTTY;
  }

  /** The streams of a process do not end either, though a prompt that is done with them says so. */
  override end(): this {
    return this;
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

export interface FakeSurroundings extends Surroundings {
  readonly stdin: PassThrough & { readonly isTTY: boolean };
  readonly stdout: Recorder;
  readonly stderr: Recorder;
}

export function makeSurroundings(
  workplace: Workplace,
  changes: { readonly isTTY?: boolean; readonly now?: number } = {},
): FakeSurroundings {
  const { isTTY = false, now } = changes;
  return {
    stdin: Object.assign(new PassThrough(), { isTTY }),
    stdout: new Recorder(isTTY),
    stderr: new Recorder(isTTY),
    cwd: workplace.folder,
    defaultHome: workplace.home,
    locale: 'en_GB.UTF-8',
    userName: 'anna',
    now: () => now ?? Date.now(),
  };
}
