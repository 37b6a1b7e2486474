import { hkdfSync, randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Secret } from './secret.js';

/** Root secret of an installation. Nothing uses it directly: each purpose gets its own key. */
export class SecretKey {
  readonly #root: Buffer;

  constructor(root: string) {
    this.#root = Buffer.from(root, 'utf8');
  }

  /** HKDF-SHA-256 (RFC 5869) of the root with `purpose` as info: 32 bytes. */
  derive(purpose: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.#root, Buffer.alloc(0), Buffer.from(`assist/${purpose}`, 'utf8'), 32));
  }
}

/**
 * The configured SECRET_KEY, or the one kept in the data folder, made at the first start (file mode 0600). Several
 * processes may start at once: the file is created exclusively and the others read it.
 */
export function openSecretKey(dataDir: string, configured: Secret | undefined): SecretKey {
  if (configured !== undefined) return new SecretKey(configured.reveal());
  const path = join(dataDir, 'secret.key');
  mkdirSync(dataDir, { recursive: true });
  try {
    const handle = openSync(path, 'wx', 0o600);
    try {
      writeSync(handle, `${randomBytes(32).toString('base64url')}\n`);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return new SecretKey(waitForKey(path));
}

/** Another process may have created the file and not yet written it: look again for up to two seconds. */
function waitForKey(path: string): string {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const key = readFileSync(path, 'utf8').trim();
    if (key.length >= 32) return key;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
  }
  throw new Error(`${path} holds no key; delete it if it is empty and nothing was encrypted yet`);
}
