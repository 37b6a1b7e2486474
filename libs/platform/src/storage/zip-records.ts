/** What the headers of one file say (APPNOTE.TXT 6.3.10, section 4). */
export interface ZipRecord {
  readonly path: string;
  readonly modifiedAt: number;
  readonly method: 'store' | 'deflate';
  readonly crc: number;
  readonly storedBytes: number;
  readonly sizeBytes: number;
  /** Of its local header. */
  readonly offset: number;
}

const METHODS = { store: 0, deflate: 8 } as const;
/** Names are UTF-8. */
const FLAGS = 0x0800;
const VERSION = 20;
const VERSION_ZIP64 = 45;
const MAX_32 = 0xffff_ffff;
const MAX_16 = 0xffff;
/** Made on Unix, and a plain file that others may read. */
const MADE_BY = (3 << 8) | VERSION_ZIP64;
const ATTRIBUTES = 0o100644 * 0x1_0000;

export function localHeader(record: ZipRecord): Buffer {
  const isLarge = record.sizeBytes >= MAX_32 || record.storedBytes >= MAX_32;
  const extra = isLarge ? zip64([record.sizeBytes, record.storedBytes]) : Buffer.alloc(0);
  const name = Buffer.from(record.path, 'utf8');
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x0403_4b50, 0);
  header.writeUInt16LE(isLarge ? VERSION_ZIP64 : VERSION, 4);
  writeShared(header, 6, record, isLarge);
  header.writeUInt16LE(name.length, 26);
  header.writeUInt16LE(extra.length, 28);
  return Buffer.concat([header, name, extra]);
}

export function centralEntry(record: ZipRecord): Buffer {
  const isLarge = record.sizeBytes >= MAX_32 || record.storedBytes >= MAX_32;
  const isFar = record.offset >= MAX_32;
  const large = [...(isLarge ? [record.sizeBytes, record.storedBytes] : []), ...(isFar ? [record.offset] : [])];
  const extra = large.length === 0 ? Buffer.alloc(0) : zip64(large);
  const name = Buffer.from(record.path, 'utf8');
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x0201_4b50, 0);
  header.writeUInt16LE(MADE_BY, 4);
  header.writeUInt16LE(isLarge || isFar ? VERSION_ZIP64 : VERSION, 6);
  writeShared(header, 8, record, isLarge);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt16LE(extra.length, 30);
  header.writeUInt32LE(ATTRIBUTES, 38);
  header.writeUInt32LE(isFar ? MAX_32 : record.offset, 42);
  return Buffer.concat([header, name, extra]);
}

export function endOfArchive(count: number, centralOffset: number, centralBytes: number): Buffer {
  const isLarge = count >= MAX_16 || centralOffset >= MAX_32 || centralBytes >= MAX_32;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x0605_4b50, 0);
  end.writeUInt16LE(Math.min(count, MAX_16), 8);
  end.writeUInt16LE(Math.min(count, MAX_16), 10);
  end.writeUInt32LE(Math.min(centralBytes, MAX_32), 12);
  end.writeUInt32LE(Math.min(centralOffset, MAX_32), 16);
  return isLarge ? Buffer.concat([largeEnd(count, centralOffset, centralBytes), end]) : end;
}

/** The ZIP64 end of the central directory and its locator. */
function largeEnd(count: number, centralOffset: number, centralBytes: number): Buffer {
  const end = Buffer.alloc(76);
  end.writeUInt32LE(0x0606_4b50, 0);
  end.writeBigUInt64LE(44n, 4);
  end.writeUInt16LE(MADE_BY, 12);
  end.writeUInt16LE(VERSION_ZIP64, 14);
  end.writeBigUInt64LE(BigInt(count), 24);
  end.writeBigUInt64LE(BigInt(count), 32);
  end.writeBigUInt64LE(BigInt(centralBytes), 40);
  end.writeBigUInt64LE(BigInt(centralOffset), 48);
  end.writeUInt32LE(0x0706_4b50, 56);
  end.writeBigUInt64LE(BigInt(centralOffset + centralBytes), 64);
  end.writeUInt32LE(1, 72);
  return end;
}

/** Flags to sizes, which both headers have in the same order. */
function writeShared(header: Buffer, at: number, record: ZipRecord, isLarge: boolean): void {
  const { time, date } = dosTime(record.modifiedAt);
  header.writeUInt16LE(FLAGS, at);
  header.writeUInt16LE(METHODS[record.method], at + 2);
  header.writeUInt16LE(time, at + 4);
  header.writeUInt16LE(date, at + 6);
  header.writeUInt32LE(record.crc, at + 8);
  header.writeUInt32LE(isLarge ? MAX_32 : record.storedBytes, at + 12);
  header.writeUInt32LE(isLarge ? MAX_32 : record.sizeBytes, at + 16);
}

function zip64(values: readonly number[]): Buffer {
  const extra = Buffer.alloc(4 + 8 * values.length);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(8 * values.length, 2);
  values.forEach((value, index) => extra.writeBigUInt64LE(BigInt(value), 4 + 8 * index));
  return extra;
}

/** The format knows no zone; UTC, from 1980 on, in steps of two seconds. */
function dosTime(instant: number): { readonly time: number; readonly date: number } {
  const at = new Date(Math.max(instant, Date.UTC(1980, 0, 1)));
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
  const date = (Math.min(at.getUTCFullYear() - 1980, 127) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
  return { time, date };
}
