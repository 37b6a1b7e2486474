import { gramsOf } from './grams.js';
import { detectLanguage, isStopWord, type Lang } from './language.js';
import { stemOf } from './stem.js';
import { tokensOf, type Token } from './tokens.js';

/** Text of the two index fields: analysed tokens joined by a space, for an index that splits at white space only. */
export interface AnalysedText {
  readonly stem: string;
  readonly grams: string;
}

/** Tokens of a question; the index ORs them. */
export interface AnalysedQuery {
  readonly stem: readonly string[];
  readonly grams: readonly string[];
}

/** What a question may cost: a pasted page is searched by its beginning. */
const MAX_QUERY_STEMS = 200;
const MAX_QUERY_GRAMS = 500;

/** Index fields of a text under the rules of its language. */
export function analyseText(text: string, lang: Lang): AnalysedText {
  return { stem: termsOf(tokensOf(text), [lang]).join(' '), grams: gramsOf(text).join(' ') };
}

/**
 * A question under the rules of each language that the searched collections hold. Stop words of the language it is
 * written in go first, for all rules: "der" is noise in an English text, too. A question of stop words only keeps them.
 */
export function analyseQuery(query: string, langs: readonly Lang[]): AnalysedQuery {
  const tokens = tokensOf(query);
  const rules: readonly Lang[] = langs.length > 0 ? langs : ['simple'];
  const own = detectLanguage(query);
  const stem = rules.flatMap((lang) => termsOf(tokens, own === lang ? [lang] : [lang, own]));
  return { stem: [...new Set(stem)].slice(0, MAX_QUERY_STEMS), grams: [...new Set(gramsOf(query))].slice(0, MAX_QUERY_GRAMS) };
}

/** Stems of a text without its stop words: what two texts are compared by when no index is asked. */
export function contentTerms(text: string, lang: Lang): readonly string[] {
  return termsOf(tokensOf(text), [lang]);
}

/** Stems under the first language; stop words of all of them leave, unless nothing would be left. */
function termsOf(tokens: readonly Token[], langs: readonly [Lang, ...Lang[]]): readonly string[] {
  const content = tokens.filter((token) => token.kind === 'whole' || !langs.some((lang) => isStopWord(token.text, lang)));
  return (content.length > 0 ? content : tokens).map((token) =>
    token.kind === 'whole' ? token.text : stemOf(token.text, langs[0]),
  );
}
