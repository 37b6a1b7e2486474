import type { PlatformErrorCode } from '@assist/contracts';
import { AppError } from '@assist/kernel';
import { HttpException } from '@nestjs/common';
import { storageFault } from '../database/index.js';

/** `type` of errors that body-parser and Express throw (http-errors). */
const BODY_PARSER: Readonly<Record<string, PlatformErrorCode>> = {
  'entity.parse.failed': 'BODY_MALFORMED',
  'entity.too.large': 'BODY_TOO_LARGE',
  'parameters.too.many': 'BODY_TOO_LARGE',
  'charset.unsupported': 'MEDIA_TYPE_UNSUPPORTED',
  'encoding.unsupported': 'MEDIA_TYPE_UNSUPPORTED',
  'entity.verify.failed': 'REQUEST_REJECTED',
  'request.aborted': 'REQUEST_ABORTED',
  'request.size.invalid': 'REQUEST_REJECTED',
  'stream.encoding.set': 'REQUEST_REJECTED',
};

const STATUS: Readonly<Record<number, PlatformErrorCode>> = {
  404: 'ROUTE_NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  413: 'BODY_TOO_LARGE',
  415: 'MEDIA_TYPE_UNSUPPORTED',
  429: 'RATE_LIMITED',
  503: 'SERVICE_UNAVAILABLE',
};

/** A database that starts again or a lock that is held is over in seconds. */
const RETRY_AFTER_SECONDS = 5;

/**
 * Errors of libraries by our codes: those that are the caller's fault, and those of a disk or database that is full or
 * away. Undefined for what is wrong with the program.
 */
export function translateForeignError(error: unknown): AppError | undefined {
  const fault = storageFault(error);
  if (fault === 'STORAGE_FULL') return new AppError(fault, {}, { cause: error });
  if (fault !== undefined) return new AppError(fault, { retryAfterSeconds: RETRY_AFTER_SECONDS }, { cause: error });
  const fields = (typeof error === 'object' && error !== null ? error : {}) as { type?: unknown; status?: unknown };
  const byType = typeof fields.type === 'string' ? BODY_PARSER[fields.type] : undefined;
  if (byType !== undefined) return new AppError(byType);
  const status = error instanceof HttpException ? error.getStatus() : fields.status;
  if (typeof status !== 'number' || status >= 500) return status === 503 ? new AppError('SERVICE_UNAVAILABLE') : undefined;
  return status >= 400 ? new AppError(STATUS[status] ?? 'REQUEST_REJECTED') : undefined;
}
