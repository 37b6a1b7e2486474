const FIRST_MS = 1000;
const LONGEST_MS = 5 * 60_000;

/** Delay before try `attempt + 1`: 1 s doubled per try, at most 5 min, with ±20 % jitter. */
export function backoffMs(attempt: number, random: () => number = Math.random): number {
  const plain = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, attempt - 1));
  return Math.round(plain * (0.8 + 0.4 * random()));
}
