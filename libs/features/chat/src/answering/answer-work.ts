import type { NewWork } from '@assist/platform/work';

/** Work type; the subject of an item is the id of the answer. */
export const ANSWER_WORK = 'chat.answer';

/** Somebody is waiting: before all background work. */
const PRIORITY = 10;

/** The work that writes an answer; at most one is open for each. */
export function answerWork(answerId: string): NewWork {
  return { type: ANSWER_WORK, subjectId: answerId, dedupeKey: `${ANSWER_WORK}:${answerId}`, priority: PRIORITY };
}
