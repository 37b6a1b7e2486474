/** A stretch of a text, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const WORD = /[\p{L}\p{N}]+/gu;
/** Words as common as these would mark half of every passage. */
const COMMON = new Set(
  `aber alle als also auch auf aus bei bis dann das dass dem den der des die dies diese dieser doch durch ein eine einem einen
  einer eines fuer gibt hat ich ihr ihre ist kann mit nach nicht noch nur oder ohne sich sie sind und uns unter vom von vor
  wann warum was welche welcher wenn wer werden wie wird zum zur
  about all and any are but can does for from has have how into its not that the their there they this was were what when
  where which who why will with you your`.split(/\s+/),
);
const MIN_INSIDE = 5;
const MIN_STEM = 4;
const STEM_SHARE = 0.7;

/** The words of a query that are worth marking; all of them when there are only common ones. */
export function queryWords(query: string): readonly string[] {
  const words = [...new Set((query.match(WORD) ?? []).map(fold))];
  const telling = words.filter((word) => !COMMON.has(word) && (word.length > 1 || /\d/.test(word)));
  return telling.length > 0 ? telling : words;
}

/** Where the text has words of the query, also with other endings or as a part of a longer word. */
export function matchedSpans(text: string, words: readonly string[]): readonly (Span & { readonly word: string })[] {
  return [...text.matchAll(WORD)].flatMap((match) => {
    const folded = fold(match[0]);
    const word = words.find((wanted) => isForm(folded, wanted));
    return word === undefined ? [] : [{ start: match.index, end: match.index + match[0].length, word }];
  });
}

function isForm(found: string, wanted: string): boolean {
  if (found === wanted) return true;
  if (/\d/.test(wanted) || wanted.length < MIN_STEM) return wanted.length > 2 && found.startsWith(wanted);
  if (found.startsWith(wanted) || (wanted.length >= MIN_INSIDE && found.includes(wanted))) return true;
  const shared = sharedStart(found, wanted);
  return shared >= MIN_STEM && shared >= STEM_SHARE * Math.max(found.length, wanted.length);
}

function sharedStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

/** Without case and accents; German umlauts as people without the key write them. */
function fold(word: string): string {
  return word
    .toLowerCase()
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
}
