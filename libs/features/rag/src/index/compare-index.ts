import type { RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { IndexSource, type SourceDocument } from './index-source.repository.js';
import type { IndexRows, RowCount } from './retrieval-index.js';

/** `wrong`: the rows of a document are not those that it has; `stray`: rows that belong to nothing that can be found. */
export type IndexDifference =
  | { readonly kind: 'wrong'; readonly document: SourceDocument; readonly indexed: number }
  | { readonly kind: 'stray'; readonly documentId: string; readonly version: number };

const DOCUMENTS_AT_ONCE = 200;
/** Sorts before every id. */
const BEFORE_ALL = '';

/**
 * What an index has and the rows have not, or the other way round. The index is counted first: what is in it then had
 * been in the rows before, so a document that is not found there is gone, and not just about to come.
 */
@Injectable()
export class CompareIndex {
  constructor(private readonly source: IndexSource) {}

  async *execute(ctx: RequestContext, rows: Pick<IndexRows, 'rowCounts'>): AsyncIterable<IndexDifference> {
    const indexed = byDocument(await rows.rowCounts());
    let after: string | undefined = BEFORE_ALL;
    while (after !== undefined) {
      const documents: SourceDocument[] = await this.source.documents(ctx, after, DOCUMENTS_AT_ONCE);
      for (const document of documents) {
        yield* ofDocument(document, indexed.get(document.id) ?? []);
        indexed.delete(document.id);
      }
      after = documents.at(-1)?.id;
    }
    for (const ofGone of indexed.values()) yield* ofGone.map(stray);
  }
}

function* ofDocument(document: SourceDocument, found: readonly RowCount[]): Iterable<IndexDifference> {
  yield* found.filter((one) => one.version < document.version).map(stray);
  const indexed = found.find((one) => one.version === document.version)?.rows ?? 0;
  // One that is being indexed removes by itself what an earlier try has left; in other states nothing is to be found.
  const isWrong = document.state === 'ready' ? indexed !== document.chunks : indexed < document.chunks;
  if (isWrong && (document.state === 'ready' || document.state === 'indexing')) yield { kind: 'wrong', document, indexed };
}

function stray({ documentId, version }: RowCount): IndexDifference {
  return { kind: 'stray', documentId, version };
}

function byDocument(counts: readonly RowCount[]): Map<string, RowCount[]> {
  const found = new Map<string, RowCount[]>();
  for (const count of counts) found.set(count.documentId, [...(found.get(count.documentId) ?? []), count]);
  return found;
}
