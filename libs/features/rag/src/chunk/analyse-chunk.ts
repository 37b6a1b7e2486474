import { analyseText } from '../analysis/analyse.js';
import { detectLanguage, type Lang } from '../analysis/language.js';
import type { AnalysedChunk, Chunk } from './chunk.js';

/** What the index knows of a chunk beside its text: it lends the words that the text does not repeat. */
export interface ChunkSurroundings {
  /** Name of the file. */
  readonly documentName: string;
  readonly headingPath: readonly string[];
}

/** Text that is indexed: name of the document and headings in front, which are never shown as part of the chunk. */
export function indexText(text: string, around: ChunkSurroundings): string {
  const name = around.documentName.replace(/\.\p{L}{1,8}$/u, '').replace(/_+/g, ' ');
  return `${name}\n${around.headingPath.join('\n')}\n${text}`;
}

/** Adds the index fields; `prior` is the language of the document so far, for chunks that do not tell theirs. */
export function analyseChunk(chunk: Chunk, documentName: string, prior: Lang): AnalysedChunk {
  const lang = detectLanguage(chunk.text, prior);
  return { ...chunk, lang, ...analyseText(indexText(chunk.text, { documentName, headingPath: chunk.headingPath }), lang) };
}
