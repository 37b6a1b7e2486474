import { refuse } from './refusal.js';

/** The highest number of a root-signed document that this installation has seen, and when that was issued (ms). */
export interface VersionMark {
  readonly n: number;
  readonly iat: number;
}

/** A jump beyond this is a mistake or an attack that would shut out all genuine successors. */
const MAX_JUMP = 1000;

/**
 * Numbers only rise, and not by more than 1000 at once. `resetFrom` equal to the seen number, with a newer date, is
 * the root's way back from a number that was too high. Refuses with `LIC_TRUST_INVALID`.
 */
export function checkVersion(found: VersionMark & { readonly resetFrom?: number }, seen: VersionMark | undefined): void {
  if (seen === undefined) return;
  if (found.resetFrom === seen.n && found.iat > seen.iat) return;
  if (found.n < seen.n) refuse('LIC_TRUST_INVALID', { fact: 'older', n: found.n, highest: seen.n });
  if (found.n > seen.n + MAX_JUMP) refuse('LIC_TRUST_INVALID', { fact: 'jump', n: found.n, highest: seen.n });
}

/** Is one document the successor of another: by its number, or because the root went back to it? */
export function succeeds(
  one: VersionMark & { readonly resetFrom?: number },
  other: VersionMark & { readonly resetFrom?: number },
): boolean {
  if (other.resetFrom === one.n && other.iat > one.iat) return false;
  return one.n > other.n || (one.resetFrom === other.n && one.iat > other.iat);
}
