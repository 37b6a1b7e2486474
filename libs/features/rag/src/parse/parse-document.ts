import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { AnalysedChunk } from '../chunk/chunk.js';
import type { ParsedBlock } from './block.js';
import { processMark } from '@assist/platform/storage';
import { PARSE_LIMITS, runInChild, type ParseLimits } from './child/child-run.js';
import type { ParsedMeta } from './child/protocol.js';
import type { ParseProgress } from './parser.js';
import { sweepFolders } from './sweep-folders.js';

export interface ParseOptions {
  /** Folder for results on their way; made when missing. */
  readonly workDir: string;
  readonly limits?: ParseLimits;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ParseProgress) => void;
}

/** A document that was read, waiting on disk. Call `discard` when done, in any case. */
export interface ParsedDocument {
  readonly meta: ParsedMeta;
  readonly peakResidentBytes: number;
  /** In the order of the document. */
  readonly blocks: () => AsyncIterable<ParsedBlock>;
  readonly chunks: () => AsyncIterable<AnalysedChunk>;
  readonly discard: () => Promise<void>;
}

/**
 * Reads, cuts and analyses one file in a process of its own with limits on time and memory. Throws `ParseFailure` with
 * the reason, whatever happens to that process; when the signal aborts, the signal's reason.
 */
export async function parseDocument(
  path: string,
  file: { readonly name: string },
  options: ParseOptions,
): Promise<ParsedDocument> {
  await mkdir(options.workDir, { recursive: true });
  await sweepFolders(options.workDir, Date.now());
  const folder = await mkdtemp(join(options.workDir, `${processMark()}-`));
  const discard = (): Promise<void> => rm(folder, { recursive: true, force: true });
  const [blocksPath, chunksPath] = [join(folder, 'blocks.ndjson'), join(folder, 'chunks.ndjson')];
  try {
    const { meta, peakResidentBytes } = await runInChild(
      { path, name: file.name, blocksPath, chunksPath },
      {
        workDir: folder,
        limits: options.limits ?? PARSE_LIMITS,
        signal: options.signal ?? new AbortController().signal,
        onProgress: options.onProgress ?? ((): void => undefined),
      },
    );
    return {
      meta,
      peakResidentBytes,
      blocks: () => readLines<ParsedBlock>(blocksPath),
      chunks: () => readLines<AnalysedChunk>(chunksPath),
      discard,
    };
  } catch (error) {
    await discard();
    throw error;
  }
}

async function* readLines<T>(path: string): AsyncIterable<T> {
  for await (const line of createInterface({
    input: createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 16 }),
    crlfDelay: Infinity,
  })) {
    yield JSON.parse(line) as T;
  }
}
