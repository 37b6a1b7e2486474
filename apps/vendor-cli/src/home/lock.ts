import { closeSync, openSync } from 'node:fs';
import { Failure } from '../failure.js';
import type { VendorHome } from './vendor-home.js';

/** Another command is done in less than this; longer means that somebody is at work there. */
const WAIT_MS = 1500;

/**
 * Runs `work` as the only writer of this home, or ends with `LOCK_HELD`. The lock is an exclusive transaction on an
 * empty database that nothing is written to: it belongs to the kernel, so a killed process leaves none behind.
 */
export async function withLock<T>(home: VendorHome, work: () => T | Promise<T>): Promise<T> {
  const { DatabaseSync } = await loadSqlite();
  closeSync(openSync(home.path('.lock'), 'a', 0o600));
  const lock = new DatabaseSync(home.path('.lock'), { timeout: WAIT_MS });
  try {
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (!/database is locked/.test(String(error))) throw error;
    throw new Failure('LOCK_HELD', { home: home.folder });
  }
  try {
    home.tidy();
    return await work();
  } finally {
    lock.close();
  }
}

/** Part of Node since 22.5: whoever starts this with an older one is told so. */
async function loadSqlite(): Promise<typeof import('node:sqlite')> {
  try {
    return await import('node:sqlite');
  } catch {
    throw new Failure('NODE_TOO_OLD', { found: process.version });
  }
}
