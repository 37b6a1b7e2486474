import type { UploadedDocument } from '@assist/contracts';
import { markReachable, markUnreachable } from '../connection/reachability';
import { accessToken, renewUnlessChanged } from '../session/session';
import { ApiError, isApiError } from './api-error';
import { problemFrom } from './read-problem';

export interface UploadOptions {
  readonly signal: AbortSignal;
  /** 0..1 of the bytes that left this machine. */
  readonly onProgress: (fraction: number) => void;
}

/** Sends one file. XMLHttpRequest, because `fetch` doesn't tell how much of a body has been sent. */
export async function uploadDocument(collectionId: string, file: File, options: UploadOptions): Promise<UploadedDocument> {
  const token = await accessToken();
  try {
    return await sendFile(collectionId, file, options, token);
  } catch (error) {
    if (!isApiError(error) || error.status !== 401 || token === null) throw error;
    if (!(await renewUnlessChanged(token))) throw new ApiError('SESSION_EXPIRED', 401);
    return sendFile(collectionId, file, options, await accessToken());
  }
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
