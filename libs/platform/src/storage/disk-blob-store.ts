import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, open, rename, rm, stat, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { BlobMissing, BlobStore, BlobTooLarge, StorageFull, type StoredBlob } from './blob-store.js';
import { leftByDeadProcess, processMark } from './process-mark.js';

const KEY = /^[0-9a-f]{2}\/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const FOLDER = /^[0-9a-f]{2}$/;
/** An upload of a process that we cannot ask about is dead when nothing was written to it for this long. */
const STALE_UPLOAD_MS = 3600_000;
const NO_ROOM: ReadonlySet<string | undefined> = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EIO']);

/** Blobs as files below one folder: written beside, synchronised, then renamed into place. */
export class DiskBlobStore extends BlobStore {
  readonly #root: string;
  /** Names of uploads that go on here: a slow one may be older than one that another process left behind. */
  readonly #arriving = new Set<string>();

  constructor(root: string) {
    super();
    this.#root = root;
  }

  override async put(
    content: Readable,
    options: { readonly maxBytes?: number; readonly signal?: AbortSignal } = {},
  ): Promise<StoredBlob> {
    const id = randomUUID();
    const key = `${id.slice(0, 2)}/${id}`;
    const name = `${processMark()}-${id}`;
    const partial = join(this.#root, 'incoming', name);
    this.#arriving.add(name);
    try {
      await mkdir(dirname(partial), { recursive: true });
      const { sizeBytes, sha256 } = await writeCounted(
        content,
        createWriteStream(partial, { flags: 'wx', mode: 0o600, flush: true }),
        options,
      );
      const target = this.#path(key);
      await mkdir(dirname(target), { recursive: true });
      await rename(partial, target);
      await syncFolder(dirname(target));
      return { key, sizeBytes, sha256 };
    } catch (error) {
      await rm(partial, { force: true });
      throw NO_ROOM.has((error as NodeJS.ErrnoException).code) ? new StorageFull({ cause: error }) : error;
    } finally {
      this.#arriving.delete(name);
    }
  }

  override async read(key: string, range?: { readonly start: number; readonly end: number }): Promise<Readable> {
    if ((await this.stat(key)) === null) throw new BlobMissing(key);
    return createReadStream(this.#path(key), range);
  }

  override async stat(key: string): Promise<{ readonly sizeBytes: number } | null> {
    try {
      const found = await stat(this.#path(key));
      return { sizeBytes: found.size };
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  override async withLocalFile<T>(key: string, use: (path: string) => Promise<T>): Promise<T> {
    if ((await this.stat(key)) === null) throw new BlobMissing(key);
    return use(this.#path(key));
  }

  override async delete(key: string): Promise<void> {
    await rm(this.#path(key), { force: true });
  }

  override async *listOlderThan(instant: number): AsyncIterable<string> {
    for (const folder of (await readdir(this.#root).catch(() => [])).filter((name) => FOLDER.test(name))) {
      for (const name of await readdir(join(this.#root, folder)).catch(() => [])) {
        const key = `${folder}/${name}`;
        if (!KEY.test(key)) continue;
        const found = await stat(this.#path(key)).catch(() => undefined);
        if (found !== undefined && found.mtimeMs < instant) yield key;
      }
    }
  }

  override async sweep(nowMs: number): Promise<number> {
    const folder = join(this.#root, 'incoming');
    let removed = 0;
    for (const name of await readdir(folder).catch(() => [])) {
      if (this.#arriving.has(name)) continue;
      const path = join(folder, name);
      const found = await stat(path).catch(() => undefined);
      if (found === undefined || (nowMs - found.mtimeMs <= STALE_UPLOAD_MS && !leftByDeadProcess(name))) continue;
      await rm(path, { force: true });
      removed += 1;
    }
    return removed;
  }

  #path(key: string): string {
    if (!KEY.test(key)) throw new BlobMissing('a malformed key');
    return join(this.#root, key);
  }
}

async function writeCounted(
  content: Readable,
  target: WriteStream,
  options: { readonly maxBytes?: number; readonly signal?: AbortSignal },
): Promise<{ sizeBytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  const counter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      sizeBytes += chunk.length;
      if (options.maxBytes !== undefined && sizeBytes > options.maxBytes) return done(new BlobTooLarge(options.maxBytes));
      hash.update(chunk);
      done(null, chunk);
    },
  });
  await pipeline(content, counter, target, { signal: options.signal });
  return { sizeBytes, sha256: hash.digest('hex') };
}

/** Makes a rename durable. Windows cannot open folders; its file system journals the entry. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}
