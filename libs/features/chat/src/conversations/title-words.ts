const MAX_WORDS = 8;

/** The words to look for; further ones would hardly narrow a title down. */
export function wordsOf(query: string): readonly string[] {
  return query.split(/\s+/).filter(Boolean).slice(0, MAX_WORDS);
}

/**
 * LIKE patterns (escape sign `!`) for titles in lower case that have this word. SQLite lowers ASCII only, so that other
 * letters are looked for as people write them: small, capital, or as the first of a word.
 */
export function patternsOf(word: string): readonly string[] {
  const lower = word.toLowerCase();
  const variants = [lower, word.toUpperCase(), (lower[0] ?? '').toUpperCase() + lower.slice(1)];
  return [...new Set(variants.map((variant) => `%${lowerAscii(variant).replace(/[!%_]/g, '!$&')}%`))];
}

function lowerAscii(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
