import snowball from 'snowball-stemmers';
import type { Lang } from './language.js';

const CACHE_LIMIT = 50_000;
const cache: Record<'de' | 'en', Map<string, string>> = { de: new Map(), en: new Map() };
const stemmers = { de: snowball.newStemmer('german'), en: snowball.newStemmer('english') };

/** Snowball stem of one folded lower-case word; `simple` has no stems. Stems are remembered: texts repeat their words. */
export function stemOf(word: string, lang: Lang): string {
  if (lang === 'simple') return word;
  const known = cache[lang].get(word);
  if (known !== undefined) return known;
  const stem = stemmers[lang].stem(word) || word;
  if (cache[lang].size >= CACHE_LIMIT) cache[lang].clear();
  cache[lang].set(word, stem);
  return stem;
}
