import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import yauzl from 'yauzl';
import { DiskBlobStore, zipStream, ZipEntryChanged, type ZipEntry } from '../src/storage/index.js';
import { endOfArchive, localHeader, centralEntry } from '../src/storage/zip-records.js';

describe('zipStream', () => {
  let folder: string;
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'assist-zip-'))));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const at = Date.UTC(2026, 10, 21, 10, 30, 4);
  const file = (path: string, content: Buffer, sizeBytes = content.length): ZipEntry => ({
    ...{ path, modifiedAt: at, sizeBytes },
    open: async () => Readable.from([content.subarray(0, 3), content.subarray(3)]),
  });
  const write = async (...entries: readonly ZipEntry[]): Promise<Buffer> => {
    const all = async function* (): AsyncGenerator<ZipEntry> {
      yield* entries;
    };
    const chunks: Buffer[] = [];
    for await (const chunk of zipStream(all())) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  };

  it('writes what other programs read, texts compressed and files as they are', async () => {
    const long = 'Zeile mit Ümlaut\n'.repeat(5000);
    const bytes = Buffer.from(Array.from({ length: 70_000 }, (_value, index) => index % 251));
    const archive = await write(
      { path: 'Übersicht.txt', modifiedAt: at, text: long },
      file('a/b c.bin', bytes),
      file('leer', Buffer.alloc(0)),
    );
    expect(archive.length).toBeLessThan(bytes.length + 2000);
    const found = await read(archive);
    expect([...found.keys()]).toEqual(['Übersicht.txt', 'a/b c.bin', 'leer']);
    expect(found.get('Übersicht.txt')?.content.toString('utf8')).toBe(long);
    expect(found.get('a/b c.bin')?.content.equals(bytes)).toBe(true);
    expect(found.get('leer')?.modifiedAt.getTime()).toBe(at);
  });

  it('fails rather than to write an archive that cannot be read', async () => {
    await expect(write(file('wächst', Buffer.from('länger als gedacht'), 4))).rejects.toThrow(ZipEntryChanged);
    await expect(write(file('schrumpft', Buffer.from('x'), 4))).rejects.toThrow(ZipEntryChanged);
  });

  it('goes into the blob store piece by piece', async () => {
    const store = new DiskBlobStore(folder);
    const entries = async function* (): AsyncGenerator<ZipEntry> {
      for (let count = 0; count < 300; count += 1) {
        yield { path: `${String(count)}.txt`, modifiedAt: at, text: `${String(count)}\n` };
      }
    };
    const { key } = await store.put(zipStream(entries()));
    await store.withLocalFile(key, async (path) => expect((await read(readFileSync(path))).size).toBe(300));
  });

  it('tells sizes and places beyond 4 GB in the wide fields (ZIP64)', () => {
    const record = { path: 'x', modifiedAt: at, method: 'store', crc: 1, storedBytes: 5e9, sizeBytes: 5e9, offset: 6e9 } as const;
    const local = localHeader(record);
    expect([local.readUInt16LE(4), local.readUInt32LE(18), local.readUInt16LE(28)]).toEqual([45, 0xffff_ffff, 20]);
    expect(Number(local.readBigUInt64LE(30 + 1 + 4))).toBe(5e9);
    const central = centralEntry(record);
    expect([central.readUInt16LE(30), central.readUInt32LE(42)]).toEqual([28, 0xffff_ffff]);
    expect([12, 20, 28].map((place) => Number(central.readBigUInt64LE(46 + 1 + 4 + place - 12)))).toEqual([5e9, 5e9, 6e9]);
    const end = endOfArchive(70_000, 7e9, 100);
    expect([end.readUInt32LE(0), Number(end.readBigUInt64LE(32)), Number(end.readBigUInt64LE(48))]).toEqual([
      0x0606_4b50, 70_000, 7e9,
    ]);
    expect([end.readUInt16LE(end.length - 12), end.readUInt32LE(end.length - 6)]).toEqual([0xffff, 0xffff_ffff]);
  });
});

function read(bytes: Buffer): Promise<Map<string, { content: Buffer; modifiedAt: Date }>> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(bytes, { lazyEntries: true, strictFileNames: true, validateEntrySizes: true }, (error, zip) => {
      if (error !== null) return reject(error);
      const files = new Map<string, { content: Buffer; modifiedAt: Date }>();
      zip.on('end', () => resolve(files));
      zip.on('error', reject);
      zip.on('entry', (entry: yauzl.Entry) => {
        zip.openReadStream(entry, (failure, stream) => {
          if (failure !== null) return reject(failure);
          const chunks: Buffer[] = [];
          stream.on('data', (chunk: Buffer) => chunks.push(chunk));
          stream.on('end', () => {
            files.set(entry.fileName, { content: Buffer.concat(chunks), modifiedAt: entry.getLastModDate({ timezone: 'UTC' }) });
            zip.readEntry();
          });
        });
      });
      zip.readEntry();
    });
  });
}
