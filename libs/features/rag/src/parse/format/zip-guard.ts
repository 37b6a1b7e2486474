import type { Entry, ZipFile } from 'yauzl';
import yauzl from 'yauzl';
import { fail, isParseFailure } from '../failure.js';

/** What an archive may claim and hold. A bomb is caught before a parser unpacks it. */
export const ZIP_LIMITS = {
  entries: 10_000,
  totalBytes: 1_000_000_000,
  xmlBytes: 150_000_000,
  ratio: 400,
  ratioFromBytes: 5_000_000,
} as const;

/** Names of the entries by the central directory. Throws `damaged` when there is none. */
export async function zipEntryNames(path: string): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  await eachEntry(path, (entry) => {
    names.add(entry.fileName);
    return Promise.resolve();
  });
  return names;
}

/**
 * Refuses archives that unpack to too much: first by what the directory claims, then by unpacking the XML parts and
 * counting, because the directory may lie. Throws `too_complex`, or `damaged` when a part cannot be unpacked.
 */
export async function guardZip(path: string): Promise<void> {
  let total = 0;
  let xml = 0;
  await eachEntry(path, async (entry, zip) => {
    total += entry.uncompressedSize;
    if (total > ZIP_LIMITS.totalBytes) failBomb();
    if (entry.uncompressedSize > ZIP_LIMITS.ratioFromBytes && entry.uncompressedSize > entry.compressedSize * ZIP_LIMITS.ratio) {
      failBomb();
    }
    if (entry.isEncrypted()) fail('encrypted');
    if (!/\.(?:xml|rels)$/i.test(entry.fileName)) return;
    xml += await countInflated(zip, entry, ZIP_LIMITS.xmlBytes - xml);
  });
}

/** Text of the entries whose names match, in the order of the archive; call `guardZip` before. */
export async function readZipTexts(path: string, pattern: RegExp): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  await eachEntry(path, async (entry, zip) => {
    if (!pattern.test(entry.fileName)) return;
    const parts: Buffer[] = [];
    for await (const part of await zip.openReadStreamPromise(entry)) parts.push(part as Buffer);
    texts.set(entry.fileName, Buffer.concat(parts).toString('utf8'));
  });
  return texts;
}

async function countInflated(zip: ZipFile, entry: Entry, limit: number): Promise<number> {
  let bytes = 0;
  for await (const part of await zip.openReadStreamPromise(entry)) {
    bytes += (part as Buffer).length;
    if (bytes > limit) failBomb();
  }
  return bytes;
}

async function eachEntry(path: string, visit: (entry: Entry, zip: ZipFile) => Promise<void>): Promise<void> {
  try {
    const zip = await yauzl.openPromise(path, { autoClose: false });
    try {
      if (zip.entryCount > ZIP_LIMITS.entries) failBomb();
      for await (const entry of zip.eachEntry()) await visit(entry, zip);
    } finally {
      zip.close();
    }
  } catch (error) {
    if (isParseFailure(error)) throw error;
    fail('damaged', 'the zip archive cannot be read', error);
  }
}

function failBomb(): never {
  fail('too_complex', 'the archive unpacks to too much');
}
