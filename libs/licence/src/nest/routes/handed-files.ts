import { AppError } from '@assist/kernel';
import { receiveSmallFiles } from '@assist/platform/http';
import type { RawBodyRequest } from '@nestjs/common';
import type { Request } from 'express';
import type { HandedDocument } from '../documents/handed-document.js';

/** Trust sets and revocation lists are the largest; the verifier knows smaller limits for the others. */
const LIMITS = { maxFiles: 8, maxBytes: 1024 * 1024 };

/**
 * The documents of a request: the JSON body is one, a form holds several in its field `file`. Always the bytes as they
 * came: what is signed is bytes, and a body that was parsed and written again could hide two readings.
 */
export async function handedFiles(request: RawBodyRequest<Request>): Promise<readonly HandedDocument[]> {
  if (typeof request.is('multipart/form-data') === 'string') {
    return (await receiveSmallFiles(request, LIMITS)).map(({ name, bytes }) => ({ fileName: name, bytes }));
  }
  if (request.rawBody === undefined) throw new AppError('BODY_MALFORMED');
  return [{ fileName: 'license.json', bytes: request.rawBody }];
}
