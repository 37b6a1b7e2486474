import { extname } from 'node:path';
import type { Lang } from '../../analysis/language.js';
import { analyseChunk } from '../../chunk/analyse-chunk.js';
import { Chunker } from '../../chunk/chunker.js';
import { DocumentBuilder } from '../document-builder.js';
import { fail } from '../failure.js';
import type { Format } from '../format/extensions.js';
import { parseFile } from '../parse-file.js';
import type { ParseProgress } from '../parser.js';
import { LineWriter } from './line-writer.js';
import type { ParsedMeta, ParseJob } from './protocol.js';

const MEDIA_TYPES: Readonly<Record<Format, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html',
  markdown: 'text/markdown',
  text: 'text/plain',
};

/** Reads, cuts and analyses one file. Throws `ParseFailure`: `no_text` when nothing that can be searched was found. */
export async function runJob(job: ParseJob, progress: (progress: ParseProgress) => void): Promise<ParsedMeta> {
  const [blocks, chunks] = [new LineWriter(job.blocksPath), new LineWriter(job.chunksPath)];
  const votes = new LanguageVotes();
  let [blockCount, hasText] = [0, false];
  const chunker = new Chunker((chunk) => {
    const analysed = analyseChunk(chunk, job.name, votes.winner);
    votes.add(analysed.lang);
    hasText ||= /[\p{L}\p{N}]/u.test(chunk.text);
    chunks.write(analysed);
  });
  const builder = new DocumentBuilder((block) => {
    blocks.write(block);
    chunker.add(block);
    blockCount += 1;
  });
  const extension = extname(job.name).slice(1).toLowerCase();
  const outcome = await parseFile({
    path: job.path,
    extension,
    progress,
    emit: (block) => {
      builder.add(block);
    },
  });
  chunker.end();
  if (!hasText) fail('no_text');
  blocks.close();
  chunks.close();
  const { format, pageCount, title } = outcome;
  return {
    format,
    mediaType: MEDIA_TYPES[format],
    pageCount,
    title,
    lang: votes.winner,
    charCount: builder.chars,
    blockCount,
    chunkCount: chunker.count,
  };
}

/** Language of most chunks so far. */
class LanguageVotes {
  readonly #counts: Record<Lang, number> = { de: 0, en: 0, simple: 0 };

  get winner(): Lang {
    if (this.#counts.de === 0 && this.#counts.en === 0) return 'simple';
    return this.#counts.de >= this.#counts.en ? 'de' : 'en';
  }

  add(lang: Lang): void {
    this.#counts[lang] += 1;
  }
}
