import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { AppError } from '@assist/kernel';
import { ValidationError } from '@assist/platform/http';
import busboy from 'busboy';
import { cleanFileName } from './file-name.js';

export interface ReceivedFile<T> {
  readonly name: string;
  readonly stored: T;
}

export const BYTES_PER_MB = 1024 * 1024;
/** Headers and fields around the file. */
const OVERHEAD_BYTES = BYTES_PER_MB;
const FIELD = 'file';
const LIMITS = { files: 3, fields: 20, parts: 25, fieldSize: 64 * 1024, headerPairs: 50 };

/** Where the bytes of a file go. `drop` takes back what was stored of a request that is refused in the end. */
export interface FileSink<T> {
  readonly store: (content: Readable, name: string) => Promise<T>;
  readonly drop: (stored: T) => Promise<void>;
}

/**
 * Reads the one file of a multipart body, in its field `file`, as it arrives and hands its bytes to the sink; nothing is
 * kept in memory, other fields are left alone.
 * @throws AppError DOCUMENT_FILE_MISSING, DOCUMENT_TOO_LARGE (by the announced length, before anything is read),
 * VALIDATION_FAILED for more than one file, a file in another field and too many fields, REQUEST_REJECTED for a broken
 * body, and what the sink throws
 */
export async function receiveFile<T>(request: IncomingMessage, maxBytes: number, sink: FileSink<T>): Promise<ReceivedFile<T>> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes + OVERHEAD_BYTES) {
    request.resume();
    throw new AppError('DOCUMENT_TOO_LARGE', { limitMb: Math.floor(maxBytes / BYTES_PER_MB) });
  }
  const parser = openParser(request);
  const arrival: Arrival<T> = { storing: undefined };
  try {
    return await onlyFile(request, parser, sink, arrival);
  } catch (error) {
    letGo(request, parser);
    await arrival.storing?.then(({ stored }) => sink.drop(stored)).catch(() => undefined);
    throw error;
  } finally {
    letGo(request, parser);
  }
}

interface Arrival<T> {
  storing: Promise<ReceivedFile<T>> | undefined;
}

/** What is still on its way is read and dropped: an answer in the middle of a body may never reach the client. */
function letGo(request: IncomingMessage, parser: busboy.Busboy): void {
  request.unpipe(parser);
  request.resume();
  parser.destroy();
}

function onlyFile<T>(
  request: IncomingMessage,
  parser: busboy.Busboy,
  sink: FileSink<T>,
  arrival: Arrival<T>,
): Promise<ReceivedFile<T>> {
  return new Promise((resolve, reject) => {
    const refuse = (code: 'REQUEST_REJECTED' | 'REQUEST_ABORTED', cause?: unknown): void =>
      reject(new AppError(code, {}, { cause }));
    const refuseForm = (message: string): void => reject(new ValidationError([{ path: [FIELD], message }]));
    parser.on('file', (field, content, { filename }) => {
      // The end of a broken body comes after the store has let go of the stream.
      content.on('error', () => undefined);
      if (field === FIELD && arrival.storing === undefined && filename) {
        arrival.storing = sink
          .store(content, cleanFileName(filename))
          .then((stored) => ({ name: cleanFileName(filename), stored }));
        arrival.storing.catch((error: unknown) =>
          content.errored === error && !isSystemError(error) ? refuse('REQUEST_REJECTED', error) : reject(error),
        );
        return;
      }
      content.resume();
      if (filename) refuseForm(field === FIELD ? 'only one file is taken at a time' : 'the file must be in the field "file"');
    });
    for (const limit of ['partsLimit', 'filesLimit', 'fieldsLimit'] as const) {
      parser.on(limit, () => refuseForm('the form has too many parts'));
    }
    parser.on('close', () => {
      if (arrival.storing === undefined) reject(new AppError('DOCUMENT_FILE_MISSING'));
      else arrival.storing.then(resolve, () => undefined);
    });
    parser.on('error', (error) => refuse('REQUEST_REJECTED', error));
    request.on('error', (error) => refuse('REQUEST_ABORTED', error));
    request.on('close', () => {
      if (!request.complete) refuse('REQUEST_ABORTED');
    });
    request.pipe(parser);
  });
}

/** A fault of the disk ends the stream of the body too, with itself; that of a broken body has no `syscall`. */
function isSystemError(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'syscall' in error;
}

function openParser(request: IncomingMessage): busboy.Busboy {
  try {
    return busboy({ headers: request.headers, defParamCharset: 'utf8', limits: LIMITS });
  } catch (error) {
    throw new AppError('REQUEST_REJECTED', {}, { cause: error });
  }
}
