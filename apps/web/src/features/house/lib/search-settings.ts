export interface SearchEntry<Target> {
  readonly target: Target;
  readonly title: string;
  /** Where it is, or what it does. */
  readonly hint: string;
  /** Everything else under which it is found, in any language. */
  readonly words: string;
}

const MAX_RESULTS = 12;
/** From this length on a word may hold one typing error. */
const FORGIVING_LENGTH = 5;

/** The entries that fit every word of the query, best first. An empty query gives all of them. */
export function searchSettings<Target>(entries: readonly SearchEntry<Target>[], query: string): SearchEntry<Target>[] {
  const wanted = wordsOf(query);
  if (wanted.length === 0) return [...entries];
  return entries
    .map((entry, position) => ({ entry, position, score: scoreOf(entry, wanted) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.position - b.position)
    .slice(0, MAX_RESULTS)
    .map(({ entry }) => entry);
}

function scoreOf(entry: SearchEntry<unknown>, wanted: readonly string[]): number {
  const fields: readonly [string[], number][] = [
    [wordsOf(entry.title), 10],
    [wordsOf(entry.words), 5],
    [wordsOf(entry.hint), 3],
  ];
  let sum = 0;
  for (const word of wanted) {
    const best = Math.max(
      ...fields.map(([words, weight]) => weight * Math.max(0, ...words.map((known) => closeness(word, known)))),
    );
    if (best <= 0) return 0;
    sum += best;
  }
  return sum;
}

/** 1: the same; less for the beginning of a word, its inside, and a typing error; 0: another word. */
function closeness(wanted: string, known: string): number {
  if (known === wanted) return 1;
  if (known.startsWith(wanted)) return 0.8;
  if (wanted.length >= 3 && known.includes(wanted)) return 0.5;
  if (wanted.length < FORGIVING_LENGTH) return 0;
  return isOneEditAway(wanted, known.slice(0, wanted.length + 1)) || isOneEditAway(wanted, known.slice(0, wanted.length))
    ? 0.4
    : 0;
}

/** One letter more, less, other, or two that changed places. */
function isOneEditAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  if (restA.slice(1) === restB || restA === restB.slice(1) || restA.slice(1) === restB.slice(1)) return true;
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
}

/** As words are compared: without case, accents and hyphens; `ß`, `ä` and `ae` are found by either spelling. */
export function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll(/ä/g, 'ae')
    .replaceAll(/ö/g, 'oe')
    .replaceAll(/ü/g, 'ue')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
