import { join } from 'node:path';
import { readSmallFile, replaceFile } from '../files/small-file.js';
import type { InstallationKey } from '../installation/installation-key.js';
import { macHolds, macOf, NOTHING_SEEN, parseMemory, type Remembered } from './memory-text.js';

const HEADER = 'assist-watermark/1';
const MAX_BYTES = 1024 * 1024;
const OWNER_ONLY = 0o600;

export type WatermarkFound = { readonly memory: Remembered } | 'missing' | 'unreadable' | 'forged';

/**
 * `DATA_DIR/clock.watermark`: the copy of the memory on this host. It is no part of a backup, so that a restored one
 * cannot turn time back.
 */
export class WatermarkFile {
  readonly path: string;

  constructor(dataDir: string) {
    this.path = join(dataDir, 'clock.watermark');
  }

  async read(key: InstallationKey): Promise<WatermarkFound> {
    const file = await readSmallFile(this.path, MAX_BYTES);
    if (typeof file === 'string') return file;
    const [header, text, mac] = file.bytes.toString('utf8').split('\n');
    if (header === undefined || text === undefined || mac === undefined) return 'unreadable';
    if (header !== `${HEADER} ${key.id}` || !macHolds({ text, mac }, 'file', key)) return 'forged';
    const memory = parseMemory(text);
    return memory === null ? 'unreadable' : { memory };
  }

  /** Durable when this resolves. */
  async write(memory: Remembered, key: InstallationKey): Promise<void> {
    const text = JSON.stringify({ ...memory, seen: NOTHING_SEEN });
    await replaceFile(this.path, `${HEADER} ${key.id}\n${text}\n${macOf(text, 'file', key)}\n`, OWNER_ONLY);
  }
}
