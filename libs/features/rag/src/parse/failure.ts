import { DOCUMENT_FAILURES, type DocumentFailure } from '@assist/contracts';
import { AppError, isAppError } from '@assist/kernel';

/** Why a document cannot be read: an error whose code is the reason that its owner sees. */
export type ParseFailure = AppError<DocumentFailure>;

/**
 * Ends the parse. `detail` is shown to the owner of the document: no text of it, no path of the host.
 * @throws ParseFailure always
 */
export function fail(reason: DocumentFailure, detail?: string, cause?: unknown): never {
  throw new AppError<DocumentFailure>(reason, detail === undefined ? {} : { detail }, { cause });
}

export function isParseFailure(error: unknown): error is ParseFailure {
  return isAppError(error) && (DOCUMENT_FAILURES as readonly string[]).includes(error.code);
}

export function detailOf(failure: ParseFailure): string | null {
  const { detail } = failure.params;
  return typeof detail === 'string' ? detail : null;
}

/** The search index tells it in words only. */
const NO_ROOM_TOLD = /No space left on device|Disk quota exceeded/;
const NO_ROOM = /^(?:ENOSPC|EDQUOT|SQLITE_FULL|53100)$/;

/** Whether there was no room on a disk, also that of the database: the same may succeed once there is. */
export function isStorageFault(error: unknown): boolean {
  if (isParseFailure(error)) return error.code === 'storage_full';
  const { code, message } = (error ?? {}) as { readonly code?: unknown; readonly message?: unknown };
  return (typeof code === 'string' && NO_ROOM.test(code)) || (typeof message === 'string' && NO_ROOM_TOLD.test(message));
}
