import { contentStems, words } from './words.js';

/** Words by which a question points back to what was said before, in both languages. */
const POINTS_BACK = new Set(
  `er es ihn ihm ihr ihre ihren dies diese diesem diesen dieser dieses das davon dazu dafuer dabei damit darueber dort dann denn auch noch
it its he she they them their this that these those there then also else`.split(/\s+/),
);
const FEW_WORDS = 2;
const MAX_QUERY = 4000;

/**
 * What to search for. A follow-up that would find nothing by itself ("und wie lange gilt das?") takes the words of the
 * question before it along; a question that stands for itself is searched as it is.
 */
export function searchQuery(question: string, previousQuestion: string | undefined): string {
  if (previousQuestion === undefined || !isFollowUp(question)) return question.slice(0, MAX_QUERY);
  return `${question.slice(0, MAX_QUERY / 2)}\n${previousQuestion.slice(0, MAX_QUERY / 2 - 1)}`;
}

function isFollowUp(question: string): boolean {
  const content = contentStems(question).length;
  if (content <= 1) return true;
  const all = words(question);
  const opensWithAnd = ['und', 'and', 'oder', 'or', 'aber', 'but'].includes(all[0] ?? '');
  return content <= FEW_WORDS && (opensWithAnd || all.some((word) => POINTS_BACK.has(word)));
}
