import type { Message } from '@assist/contracts';

type Notice = Message['notices'][number];

/** These stand above the text, where nobody misses them. */
const SHOWN_ABOVE: ReadonlySet<Notice> = new Set(['model_failed', 'not_cited']);

/** The notices below an answer that add something: without a model the text itself already says that nothing was found. */
export function shownNotices({ notices, model, text }: Pick<Message, 'notices' | 'model' | 'text'>): readonly Notice[] {
  const below = notices.filter((notice) => !SHOWN_ABOVE.has(notice));
  return below.filter((notice) => notice !== 'nothing_found' || model !== null || text === '');
}

/** What can be said about an answer that no model wrote: as it is now, or as it was then. */
export type WithoutModel = 'noModel' | 'noModelAndNothing' | 'noModelThen' | 'noModelThenAndNothing';

export function withoutModel({ citations }: Pick<Message, 'citations'>, connectedNow: boolean): WithoutModel {
  if (citations.length === 0) return connectedNow ? 'noModelThenAndNothing' : 'noModelAndNothing';
  return connectedNow ? 'noModelThen' : 'noModel';
}
