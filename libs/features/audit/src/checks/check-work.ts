import type { NewWork } from '@assist/platform/work';

export const VERIFY_WORK = 'audit.verify';

export function verifyWork(checkId: string): NewWork {
  return { type: VERIFY_WORK, subjectId: checkId, dedupeKey: VERIFY_WORK };
}
