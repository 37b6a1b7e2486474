/** Below this share of the best score a hit has little more than a part of a word in common with the query. */
const STRONG_SHARE = 0.4;
const MAX_STRONG = 10;

/** How many of the hits, best first, are worth showing at once. */
export function strongCount(hits: ReadonlyArray<{ readonly score: number }>): number {
  const least = (hits[0]?.score ?? 0) * STRONG_SHARE;
  return Math.min(MAX_STRONG, hits.filter((hit) => hit.score >= least).length);
}
