import type { IncomingMessage } from 'node:http';
import { AppError } from '@assist/kernel';
import busboy from 'busboy';
import { ValidationError } from './validation-error.js';

export interface SmallFile {
  /** As the sender calls it, cut to 200 characters: for messages only. */
  readonly name: string;
  readonly bytes: Buffer;
}

export interface SmallFileLimits {
  readonly maxFiles: number;
  /** Of each file. */
  readonly maxBytes: number;
}

const FIELD = 'file';
const OVERHEAD_BYTES = 64 * 1024;
const MAX_FIELDS = 20;

/**
 * Reads the files of a multipart body, all in its field `file`, into memory: for documents of kilobytes, never for
 * uploads of people. Other fields are left alone.
 * @throws AppError BODY_TOO_LARGE (by the announced length too, before anything is read), VALIDATION_FAILED for no
 * file, too many and a file in another field, REQUEST_REJECTED for a broken body, REQUEST_ABORTED
 */
export async function receiveSmallFiles(request: IncomingMessage, limits: SmallFileLimits): Promise<SmallFile[]> {
  if (Number(request.headers['content-length'] ?? 0) > limits.maxFiles * limits.maxBytes + OVERHEAD_BYTES) {
    throw new AppError('BODY_TOO_LARGE');
  }
  const parser = openParser(request, limits);
  try {
    return await collect(request, parser, limits);
  } finally {
    request.unpipe(parser);
    request.resume();
    parser.destroy();
  }
}

function collect(request: IncomingMessage, parser: busboy.Busboy, { maxFiles, maxBytes }: SmallFileLimits): Promise<SmallFile[]> {
  return new Promise((resolve, reject) => {
    const files: SmallFile[] = [];
    const refuse = (code: 'REQUEST_REJECTED' | 'REQUEST_ABORTED', cause?: unknown): void =>
      reject(new AppError(code, {}, { cause }));
    const refuseForm = (message: string): void => reject(new ValidationError([{ path: [FIELD], message }]));
    parser.on('file', (field, content, { filename }) => {
      if (field !== FIELD) refuseForm('the file must be in the field "file"');
      const chunks: Buffer[] = [];
      content.on('data', (chunk: Buffer) => chunks.push(chunk));
      content.on('limit', () => reject(new AppError('BODY_TOO_LARGE', { limitKb: Math.floor(maxBytes / 1024) })));
      content.on('error', (error) => refuse('REQUEST_REJECTED', error));
      content.on('end', () => files.push({ name: (filename ?? '').slice(0, 200), bytes: Buffer.concat(chunks) }));
    });
    parser.on('filesLimit', () => refuseForm(`at most ${String(maxFiles)} files are taken at a time`));
    for (const limit of ['partsLimit', 'fieldsLimit'] as const) {
      parser.on(limit, () => refuseForm('the form has too many parts'));
    }
    parser.on('close', () => (files.length === 0 ? refuseForm('the form holds no file') : resolve(files)));
    parser.on('error', (error) => refuse('REQUEST_REJECTED', error));
    request.on('error', (error) => refuse('REQUEST_ABORTED', error));
    request.on('close', () => {
      if (!request.complete) refuse('REQUEST_ABORTED');
    });
    request.pipe(parser);
  });
}

function openParser(request: IncomingMessage, { maxFiles, maxBytes }: SmallFileLimits): busboy.Busboy {
  const limits = {
    files: maxFiles,
    // One more than allowed: only then a file is known to be too large.
    fileSize: maxBytes + 1,
    fields: MAX_FIELDS,
    parts: MAX_FIELDS + maxFiles + 1,
    fieldSize: OVERHEAD_BYTES,
    headerPairs: 50,
  };
  try {
    return busboy({ headers: request.headers, defParamCharset: 'utf8', limits });
  } catch (error) {
    throw new AppError('REQUEST_REJECTED', {}, { cause: error });
  }
}
