import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from 'vitest';
import { BlobMissing, BlobTooLarge, type BlobStore } from '../src/storage/index.js';

/** What every adapter of BlobStore must do. */
export function blobStoreContract(
  name: string,
  open: () => Promise<{ store: BlobStore; countObjects: () => Promise<number> }>,
): void {
  describe(`${name} as BlobStore`, () => {
    let store: BlobStore;
    let countObjects: () => Promise<number>;
    beforeAll(async () => ({ store, countObjects } = await open()));

    it('gives back the bytes, their number and their hash', async () => {
      const content = Buffer.alloc(300_000, 'Grüße');
      const stored = await store.put(Readable.from([content.subarray(0, 7), content.subarray(7)]));
      expect(stored).toMatchObject({ sizeBytes: content.length, sha256: createHash('sha256').update(content).digest('hex') });
      expect(await buffer(await store.read(stored.key))).toEqual(content);
      expect(await store.stat(stored.key)).toEqual({ sizeBytes: content.length });
    });

    it('reads a range, inclusive on both ends', async () => {
      const { key } = await store.put(Readable.from([Buffer.from('0123456789')]));
      expect(await text(await store.read(key, { start: 2, end: 4 }))).toBe('234');
    });

    it('stores empty content and two equal contents under two keys', async () => {
      const first = await store.put(Readable.from([]));
      const second = await store.put(Readable.from([]));
      expect(first.sizeBytes).toBe(0);
      expect(first.key).not.toBe(second.key);
    });

    it('takes exactly the limit and refuses one byte more without leaving anything', async () => {
      expect((await store.put(Readable.from([Buffer.alloc(10)]), { maxBytes: 10 })).sizeBytes).toBe(10);
      const before = await countObjects();
      await expect(store.put(Readable.from([Buffer.alloc(6), Buffer.alloc(5)]), { maxBytes: 10 })).rejects.toThrow(BlobTooLarge);
      expect(await countObjects()).toBe(before);
    });

    it('leaves nothing when the source breaks or the caller goes away', async () => {
      const before = await countObjects();
      const broken = Readable.from(
        (async function* () {
          yield Buffer.alloc(10);
          throw new Error('connection lost');
        })(),
      );
      await expect(store.put(broken)).rejects.toThrow('connection lost');
      const aborter = new AbortController();
      const endless = new Readable({ read() {} });
      endless.push(Buffer.alloc(10));
      const pending = store.put(endless, { signal: aborter.signal });
      setImmediate(() => aborter.abort());
      await expect(pending).rejects.toThrow();
      expect(await countObjects()).toBe(before);
    });

    it('gives a local file to those who need a path', async () => {
      const { key } = await store.put(Readable.from([Buffer.from('local')]));
      expect(await store.withLocalFile(key, (path) => readFile(path, 'utf8'))).toBe('local');
    });

    it('forgets what was deleted, twice without complaint', async () => {
      const { key } = await store.put(Readable.from([Buffer.from('x')]));
      await store.delete(key);
      await store.delete(key);
      expect(await store.stat(key)).toBeNull();
      await expect(store.read(key)).rejects.toThrow(BlobMissing);
      await expect(store.withLocalFile(key, async () => 1)).rejects.toThrow(BlobMissing);
    });

    it('lists the keys of what was stored before an instant, and none of what was deleted or came later', async () => {
      const [first, second, gone] = [
        await store.put(Readable.from([Buffer.from('a')])),
        await store.put(Readable.from([Buffer.from('b')])),
        await store.put(Readable.from([Buffer.from('c')])),
      ];
      await store.delete(gone.key);
      const keys = async (instant: number): Promise<string[]> => {
        const found: string[] = [];
        for await (const key of store.listOlderThan(instant)) found.push(key);
        return found;
      };
      const later = await keys(Date.now() + 60_000);
      expect(later).toEqual(expect.arrayContaining([first.key, second.key]));
      expect(later).not.toContain(gone.key);
      expect(new Set(later).size).toBe(later.length);
      expect(await keys(Date.now() - 60_000)).toEqual([]);
    });

    it('removes no upload that goes on when it sweeps', async () => {
      const slow = new Readable({ read() {} });
      slow.push(Buffer.alloc(10));
      const storing = store.put(slow);
      await store.sweep(Date.now() + 365 * 24 * 3600_000);
      slow.push(null);
      expect(await store.stat((await storing).key)).toEqual({ sizeBytes: 10 });
    });

    it.each(['../../etc/passwd', '', 'aa', '/etc/passwd', 'aa/..', 'aa/%2e%2e'])(
      'T12: never reads outside by the key %j',
      async (key) => {
        await expect(store.read(key)).rejects.toThrow(BlobMissing);
        await expect(store.delete(key)).rejects.toThrow(BlobMissing);
      },
    );
  });
}
