import type { IncomingMessage } from 'node:http';
import { MAX_LOGO_BYTES } from '@assist/contracts/house';
import { AppError } from '@assist/kernel';
import { ValidationError } from '@assist/platform/http';
import busboy from 'busboy';

const FIELD = 'file';
const LIMITS = { files: 1, fields: 5, parts: 8, fieldSize: 1000, fileSize: MAX_LOGO_BYTES + 1, headerPairs: 50 };

/**
 * The bytes of the one small file of a multipart body, in its field `file`.
 * @throws AppError LOGO_TOO_LARGE, VALIDATION_FAILED without a file, REQUEST_REJECTED for a broken body
 */
export function receiveLogo(request: IncomingMessage): Promise<Buffer> {
  const parser = openParser(request);
  return new Promise<Buffer>((resolve, reject) => {
    const chunks: Buffer[] = [];
    let isThere = false;
    parser.on('file', (field, content) => {
      content.on('error', () => undefined);
      if (field !== FIELD) return content.resume();
      isThere = true;
      content.on('data', (chunk: Buffer) => chunks.push(chunk));
      content.on('limit', () => reject(new AppError('LOGO_TOO_LARGE', { limitKb: MAX_LOGO_BYTES / 1024 })));
    });
    parser.on('filesLimit', () => reject(new ValidationError([{ path: [FIELD], message: 'only one file is taken' }])));
    parser.on('close', () => {
      const file = Buffer.concat(chunks);
      if (!isThere || file.length === 0) reject(new ValidationError([{ path: [FIELD], message: 'a file is needed' }]));
      else resolve(file);
    });
    parser.on('error', (error) => reject(new AppError('REQUEST_REJECTED', {}, { cause: error })));
    request.on('close', () => {
      if (!request.complete) reject(new AppError('REQUEST_ABORTED'));
    });
    request.pipe(parser);
  }).finally(() => {
    // An answer in the middle of a body may never reach the client: what is still on its way is read and dropped.
    request.unpipe(parser);
    request.resume();
  });
}

function openParser(request: IncomingMessage): busboy.Busboy {
  try {
    return busboy({ headers: request.headers, limits: LIMITS });
  } catch (error) {
    throw new AppError('REQUEST_REJECTED', {}, { cause: error });
  }
}
