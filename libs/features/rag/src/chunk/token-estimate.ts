/** Mean over German and English text and the tokenizers of current models. */
const CHARS_PER_TOKEN = 4;

/** About how many tokens a model would count. */
export function estimateTokens(chars: number): number {
  return Math.ceil(chars / CHARS_PER_TOKEN);
}

export function charsOfTokens(tokens: number): number {
  return tokens * CHARS_PER_TOKEN;
}
