/** What fits the typed text; everything while the text is one of the suggestions, so that the choice can be changed. */
export function matchSuggestions(suggestions: readonly string[], typed: string): readonly string[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '' || suggestions.some((suggestion) => suggestion.toLowerCase() === wanted)) return suggestions;
  return suggestions.filter((suggestion) => suggestion.toLowerCase().includes(wanted));
}

/** The next index in a ring; -1 when there is nothing. */
export function stepIndex(current: number, step: 1 | -1, count: number): number {
  if (count === 0) return -1;
  if (current < 0) return step === 1 ? 0 : count - 1;
  return (current + step + count) % count;
}
