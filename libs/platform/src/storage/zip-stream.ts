import { Readable } from 'node:stream';
import { crc32, deflateRawSync } from 'node:zlib';
import { centralEntry, endOfArchive, localHeader, type ZipRecord } from './zip-records.js';

/** A file of an archive. `path`: with `/` between folders, in Unicode; whoever makes it keeps it harmless. */
export type ZipEntry =
  | { readonly path: string; readonly modifiedAt: number; readonly text: string }
  | {
      readonly path: string;
      readonly modifiedAt: number;
      readonly sizeBytes: number;
      /** Opened twice: the check sum stands before the content, so that every program can read the archive as it comes. */
      readonly open: () => Promise<Readable>;
    };

/** The content of a file was not as long as its entry said. */
export class ZipEntryChanged extends Error {
  constructor(path: string) {
    super(`${path} has another length than it had`);
    this.name = 'ZipEntryChanged';
  }
}

/** A ZIP archive as it is written: texts compressed, files as they are, larger than 4 GB where need be (ZIP64). */
export function zipStream(entries: AsyncIterable<ZipEntry>): Readable {
  return Readable.from(bytesOf(entries), { objectMode: false });
}

async function* bytesOf(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Buffer> {
  const records: ZipRecord[] = [];
  let offset = 0;
  for await (const entry of entries) {
    const { record, content } = 'text' in entry ? ofText(entry, offset) : await ofFile(entry, offset);
    const header = localHeader(record);
    yield header;
    let written = 0;
    for await (const chunk of content) {
      written += (chunk as Buffer).length;
      yield chunk as Buffer;
    }
    if (written !== record.storedBytes) throw new ZipEntryChanged(entry.path);
    records.push(record);
    offset += header.length + written;
  }
  let centralBytes = 0;
  for (const record of records) {
    const bytes = centralEntry(record);
    centralBytes += bytes.length;
    yield bytes;
  }
  yield endOfArchive(records.length, offset, centralBytes);
}

interface Prepared {
  readonly record: ZipRecord;
  readonly content: AsyncIterable<unknown> | Iterable<unknown>;
}

function ofText(entry: Extract<ZipEntry, { text: string }>, offset: number): Prepared {
  const bytes = Buffer.from(entry.text, 'utf8');
  const stored = deflateRawSync(bytes);
  const { path, modifiedAt } = entry;
  const record = {
    ...{ path, modifiedAt, offset, method: 'deflate' as const },
    ...{ crc: crc32(bytes), storedBytes: stored.length, sizeBytes: bytes.length },
  };
  return { record, content: [stored] };
}

async function ofFile(entry: Exclude<ZipEntry, { text: string }>, offset: number): Promise<Prepared> {
  const { path, modifiedAt, sizeBytes } = entry;
  let crc = 0;
  for await (const chunk of await entry.open()) crc = crc32(chunk as Buffer, crc);
  const record = { path, modifiedAt, offset, method: 'store' as const, crc, storedBytes: sizeBytes, sizeBytes };
  return { record, content: await entry.open() };
}
