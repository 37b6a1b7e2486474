import type { LegHit } from '../index/retrieval-index.js';

export interface FusedHit {
  readonly chunkId: string;
  readonly documentId: string;
  /** 0 to 1; 1 is a chunk that is the best of every leg. */
  readonly score: number;
}

export interface WeightedLeg {
  readonly hits: readonly LegHit[];
  /** Share of this leg in the sum. */
  readonly weight: number;
}

/**
 * Joins the hits of several legs by a max-normalised weighted sum: each score divided by the best of its leg, a chunk
 * that a leg lacks counts 0 there. Unlike rank fusion it keeps how far apart the hits are. Weights of legs without a
 * hit are shared by the others. Ties are broken by chunk id, so that the order is the same every time.
 */
export function fuse(legs: readonly WeightedLeg[]): readonly FusedHit[] {
  const useful = legs.filter((leg) => leg.weight > 0 && leg.hits.length > 0);
  const total = useful.reduce((sum, leg) => sum + leg.weight, 0);
  const fused = new Map<string, { documentId: string; score: number }>();
  for (const { hits, weight } of useful) {
    const best = Math.max(...hits.map((hit) => hit.score));
    // A writer that lost its lease may have left a row twice: the better one counts.
    const scores = new Map<string, LegHit>();
    for (const hit of hits) {
      if ((scores.get(hit.chunkId)?.score ?? Number.NEGATIVE_INFINITY) < hit.score) scores.set(hit.chunkId, hit);
    }
    for (const hit of scores.values()) {
      const share = best > 0 ? ((hit.score / best) * weight) / total : 0;
      const known = fused.get(hit.chunkId);
      if (known) known.score += share;
      else fused.set(hit.chunkId, { documentId: hit.documentId, score: share });
    }
  }
  const hits = [...fused].map(([chunkId, { documentId, score }]) => ({ chunkId, documentId, score: Math.min(1, score) }));
  return hits.sort((a, b) => b.score - a.score || (a.chunkId < b.chunkId ? -1 : 1));
}
