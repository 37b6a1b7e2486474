import { AppError } from '@assist/kernel';

const RETRY_AFTER_SECONDS = 5;
/** I/O error, no memory, no right, too many files (system, process), disk full, read-only: the index itself may be whole. */
const SURROUNDINGS = /os error (?:5|12|13|23|24|28|30)\b/;

/** True for faults of the host. Any other error of the engine counts as damage: the index is rebuilt from the rows. */
export function isFaultOfHost(error: unknown): boolean {
  return SURROUNDINGS.test(String(error));
}

export function unavailable(cause?: unknown): AppError {
  return new AppError('SERVICE_UNAVAILABLE', { retryAfterSeconds: RETRY_AFTER_SECONDS }, { cause });
}
