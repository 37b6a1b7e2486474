import type { Document } from '@assist/contracts';
import type { InfiniteData } from '@tanstack/react-query';
import type { DocumentPage } from '../../../lib/api/documents';
import { uploadDocument } from '../../../lib/api/upload';
import { queryKeys } from '../../../lib/query/keys';
import { queryClient } from '../../../lib/query/query-client';
import { createObservable } from '../../../lib/store/observable';
import { nextUploads, reduceUploads, type Upload, type UploadAction } from './upload-queue';
import { uploadRulesQuery } from '../queries/upload-rules-query';
import { ASSUMED_RULES, refusalOf } from './upload-rules';

/** Uploads go on while the person looks at other pages; they end with the page. */
export const uploads = createObservable<readonly Upload[]>([]);

const files = new Map<number, { readonly file: File; readonly abort: AbortController }>();
let lastId = 0;

export function addUploads(collectionId: string, chosen: readonly File[]): void {
  const rules = queryClient.getQueryData(uploadRulesQuery.queryKey) ?? ASSUMED_RULES;
  const added = chosen.map((file): Upload => {
    lastId += 1;
    files.set(lastId, { file, abort: new AbortController() });
    const refusal = refusalOf(file, rules);
    const state = refusal === null ? 'waiting' : 'refused';
    return {
      id: lastId,
      collectionId,
      name: file.name,
      sizeBytes: file.size,
      state,
      fraction: 0,
      refusal,
      error: null,
      knownAs: null,
    };
  });
  apply({ type: 'added', uploads: added });
  pump();
}

export function cancelUpload(id: number): void {
  files.get(id)?.abort.abort();
  files.delete(id);
  apply({ type: 'removed', id });
  pump();
}

export function retryUpload(id: number): void {
  apply({ type: 'retried', id });
  pump();
}

/** On sign-out. */
export function cancelAllUploads(): void {
  for (const { abort } of files.values()) abort.abort();
  files.clear();
  uploads.set([]);
}

function apply(action: UploadAction): void {
  uploads.set(reduceUploads(uploads.get(), action));
}

function pump(): void {
  for (const upload of nextUploads(uploads.get())) {
    apply({ type: 'started', id: upload.id });
    void run(upload);
  }
}

async function run({ id, collectionId }: Upload): Promise<void> {
  const entry = files.get(id);
  if (entry === undefined) return;
  try {
    const onProgress = (fraction: number): void => apply({ type: 'sent', id, fraction });
    const document = await uploadDocument(collectionId, entry.file, { signal: entry.abort.signal, onProgress });
    showDocument(document);
    files.delete(id);
    apply(document.alreadyThere ? { type: 'known', id, name: document.name } : { type: 'removed', id });
  } catch (error) {
    if (!entry.abort.signal.aborted) apply({ type: 'failed', id, error });
  }
  pump();
}

/** The new document stands in the list at once; the next reading brings its place and progress. */
function showDocument(document: Document): void {
  const key = queryKeys.documents(document.collectionId);
  queryClient.setQueryData<InfiniteData<DocumentPage>>(key, (old) => {
    const [first, ...rest] = old?.pages ?? [];
    if (old === undefined || first === undefined || first.items.some((item) => item.id === document.id)) return old;
    return { ...old, pages: [{ ...first, items: [document, ...first.items] }, ...rest] };
  });
  void queryClient.invalidateQueries({ queryKey: key });
  void queryClient.invalidateQueries({ queryKey: queryKeys.collections });
}
