import { closeSync, fsyncSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { sha256Hex } from '@assist/licence/core';
import { readFileIfThere, replaceFile, syncFolder, writeWhole } from './files.js';

/** What each line adds to its record: its place, the hash of the line before and its own. */
export interface ChainLink {
  readonly i: number;
  readonly prev: string;
  readonly hash: string;
}

export type ChainFault = 'not-json' | 'number' | 'previous' | 'hash';

export interface ChainReading<R> {
  readonly lines: readonly (R & ChainLink)[];
  /** The first line that does not fit, counted from 1; `lines` holds those before it. */
  readonly fault: { readonly line: number; readonly reason: ChainFault } | null;
  /** The start of a line that a crash cut off. It was never acknowledged, so what it announced never left. */
  readonly torn: string | null;
  /** Hash of the last good line. */
  readonly head: string;
}

const GENESIS = '0'.repeat(64);

/**
 * An append-only file of JSON lines where each holds the hash of the one before, so that a changed, removed, inserted or
 * moved line shows. Cutting off whole lines at the end does not show in here: compare with what was issued, or a head
 * noted elsewhere.
 */
export class Chain<R extends object> {
  constructor(
    private readonly path: string,
    private readonly parse: (value: unknown) => R | null,
  ) {}

  read(): ChainReading<R> {
    const text = readFileIfThere(this.path)?.toString('utf8') ?? '';
    const end = text.lastIndexOf('\n') + 1;
    const rest = text.slice(end);
    const complete = text.slice(0, end).split('\n').slice(0, -1);
    // A line that lost only its end of line is whole; the hash proves it.
    const lines = rest !== '' && isWhole(rest) ? [...complete, rest] : complete;
    return { ...this.#check(lines), torn: rest !== '' && lines.length === complete.length ? rest : null };
  }

  /**
   * Adds a record; when this returns, it is on the disk. The file must be sound but for a torn last line, which is
   * kept beside the file and cut off. Only under the lock.
   */
  append(record: R, at: ChainReading<R>): R & ChainLink {
    const body = { i: at.lines.length + 1, ...record, prev: at.head };
    const line = { ...body, hash: sha256Hex(JSON.stringify(body)) };
    this.#repairEnd(at);
    const file = openSync(this.path, 'a', 0o600);
    try {
      writeWhole(file, Buffer.from(`${JSON.stringify(line)}\n`));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    syncFolder(dirname(this.path));
    return line;
  }

  #check(texts: readonly string[]): Omit<ChainReading<R>, 'torn'> {
    const lines: (R & ChainLink)[] = [];
    let head = GENESIS;
    for (const [position, text] of texts.entries()) {
      const line = linkOf(text);
      const record = line === null ? null : this.parse(line);
      const reason = line === null || record === null ? 'not-json' : faultOf(line, text, { head, i: position + 1 });
      if (reason !== null || line === null || record === null) {
        return { lines, fault: { line: position + 1, reason: reason ?? 'not-json' }, head };
      }
      lines.push({ ...record, i: line.i, prev: line.prev, hash: line.hash });
      head = line.hash;
    }
    return { lines, fault: null, head };
  }

  #repairEnd({ torn }: ChainReading<R>): void {
    const bytes = readFileIfThere(this.path) ?? Buffer.alloc(0);
    if (bytes.byteLength === 0 || bytes.at(-1) === 0x0a) return;
    if (torn !== null) replaceFile(`${this.path}.torn-${sha256Hex(torn).slice(0, 12)}-${bytes.byteLength}`, torn);
    const file = openSync(this.path, 'r+');
    try {
      if (torn === null) writeSync(file, '\n', bytes.byteLength);
      else ftruncateSync(file, bytes.lastIndexOf(0x0a) + 1);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  }
}

function isWhole(text: string): boolean {
  const line = linkOf(text);
  return line !== null && hashOf(line) === line.hash && JSON.stringify(line) === text;
}

function faultOf(line: ChainLink, text: string, expected: { readonly head: string; readonly i: number }): ChainFault | null {
  if (JSON.stringify(line) !== text || hashOf(line) !== line.hash) return 'hash';
  if (line.prev !== expected.head) return 'previous';
  return line.i === expected.i ? null : 'number';
}

function hashOf(line: ChainLink): string {
  const { hash: _hash, ...body } = line;
  return sha256Hex(JSON.stringify(body));
}

function linkOf(text: string): ChainLink | null {
  try {
    const value: unknown = JSON.parse(text);
    const isLink = typeof value === 'object' && value !== null && 'i' in value && 'prev' in value && 'hash' in value;
    return isLink ? (value as ChainLink) : null;
  } catch {
    return null;
  }
}
