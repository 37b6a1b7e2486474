import type { NewWork } from '@assist/platform/work';

export const CLOSE_WORK = 'break_glass.close';
/** The clock of the host and that of the database may differ a little. */
const LATER_MS = 1000;

/** Looks at a request again when its time should be over. */
export function closeWork(grantId: string, delayMs: number): NewWork {
  return { type: CLOSE_WORK, subjectId: grantId, delayMs: Math.max(0, delayMs) + LATER_MS };
}
