import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { AppError } from '@assist/kernel';
import busboy from 'busboy';
import { cleanFileName } from './file-name.js';

export interface ReceivedFile<T> {
  readonly name: string;
  readonly stored: T;
}

export const BYTES_PER_MB = 1024 * 1024;
/** Headers and fields around the file. */
const OVERHEAD_BYTES = BYTES_PER_MB;
const LIMITS = { files: 1, fields: 20, parts: 25, fieldSize: 64 * 1024, headerPairs: 50 };

type Store<T> = (content: Readable, name: string) => Promise<T>;

/**
 * Reads the first file of a multipart body as it arrives and hands its bytes to `store`; nothing is kept in memory.
 * @throws AppError DOCUMENT_FILE_MISSING, DOCUMENT_TOO_LARGE (by the announced length, before anything is read),
 * REQUEST_REJECTED for a broken body, and what `store` throws
 */
export async function receiveFile<T>(request: IncomingMessage, maxBytes: number, store: Store<T>): Promise<ReceivedFile<T>> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes + OVERHEAD_BYTES) {
    request.resume();
    throw new AppError('DOCUMENT_TOO_LARGE', { limitMb: Math.floor(maxBytes / BYTES_PER_MB) });
  }
  const parser = openParser(request);
  try {
    return await firstFile(request, parser, store);
  } finally {
    // What is still on its way is read and dropped: an answer in the middle of a body may never reach the client.
    request.unpipe(parser);
    request.resume();
    parser.destroy();
  }
}

function firstFile<T>(request: IncomingMessage, parser: busboy.Busboy, store: Store<T>): Promise<ReceivedFile<T>> {
  return new Promise((resolve, reject) => {
    let storing: Promise<ReceivedFile<T>> | undefined;
    const refuse = (code: 'REQUEST_REJECTED' | 'REQUEST_ABORTED', cause?: unknown): void =>
      reject(new AppError(code, {}, { cause }));
    parser.on('file', (_field, content, { filename }) => {
      if (storing !== undefined || !filename) return void content.resume();
      // The end of a broken body comes after the store has let go of the stream.
      content.on('error', () => undefined);
      const name = cleanFileName(filename);
      storing = store(content, name).then((stored) => ({ name, stored }));
      storing.catch((error: unknown) => (content.errored === error ? refuse('REQUEST_REJECTED', error) : reject(error)));
    });
    parser.on('close', () => {
      if (storing === undefined) reject(new AppError('DOCUMENT_FILE_MISSING'));
      else storing.then(resolve, () => undefined);
    });
    parser.on('error', (error) => refuse('REQUEST_REJECTED', error));
    request.on('error', (error) => refuse('REQUEST_ABORTED', error));
    request.on('close', () => {
      if (!request.complete) refuse('REQUEST_ABORTED');
    });
    request.pipe(parser);
  });
}

function openParser(request: IncomingMessage): busboy.Busboy {
  try {
    return busboy({ headers: request.headers, defParamCharset: 'utf8', limits: LIMITS });
  } catch (error) {
    throw new AppError('REQUEST_REJECTED', {}, { cause: error });
  }
}
