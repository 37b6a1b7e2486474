import type { UploadedDocument } from '@assist/contracts';
import { markReachable, markUnreachable } from '../connection/reachability';
import { ApiError } from './api-error';
import { problemFrom } from './read-problem';
import { withSession } from './with-session';

export interface UploadOptions {
  readonly signal: AbortSignal;
  /** 0..1 of the bytes that left this machine. */
  readonly onProgress: (fraction: number) => void;
}

/** Sends one file. XMLHttpRequest, because `fetch` doesn't tell how much of a body has been sent. */
export function uploadDocument(collectionId: string, file: File, options: UploadOptions): Promise<UploadedDocument> {
  return withSession((token) => sendFile(collectionId, file, options, token));
}

async function sendFile(
  collectionId: string,
  file: File,
  options: UploadOptions,
  token: string | null,
): Promise<UploadedDocument> {
  options.signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = (): void => request.abort();
    request.open('POST', `/api/collections/${collectionId}/documents`);
    request.setRequestHeader('accept', 'application/json');
    if (token !== null) request.setRequestHeader('authorization', `Bearer ${token}`);
    request.upload.onprogress = (event) => options.onProgress(event.total === 0 ? 0 : event.loaded / event.total);
    request.onload = () => settle(request, resolve, reject);
    request.onerror = () => {
      markUnreachable();
      reject(new ApiError('SERVER_UNREACHABLE', 0));
    };
    request.onabort = () => reject(new DOMException('upload cancelled', 'AbortError'));
    request.onloadend = () => options.signal.removeEventListener('abort', abort);
    options.signal.addEventListener('abort', abort);
    const form = new FormData();
    form.set('file', file, file.name);
    request.send(form);
  });
}

function settle(request: XMLHttpRequest, resolve: (document: UploadedDocument) => void, reject: (error: ApiError) => void): void {
  if (request.status < 200 || request.status >= 300) return reject(problemFrom(request.status, request.responseText));
  markReachable();
  try {
    resolve(JSON.parse(request.responseText) as UploadedDocument);
  } catch {
    reject(new ApiError('REPLY_UNREADABLE', request.status));
  }
}
