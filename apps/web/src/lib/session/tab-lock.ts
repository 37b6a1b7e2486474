const LEASE_MS = 10_000;
const SETTLE_MS = 40;
const RETRY_MS = 80;

/**
 * Runs `work` in one tab at a time. Web Locks exist only in secure contexts; a plain http:// address in the house
 * falls back to a short lease in localStorage.
 */
export async function withTabLock<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  if (typeof navigator !== 'undefined' && 'locks' in navigator) return navigator.locks.request(name, async () => work());
  return withLease(name, work);
}

async function withLease<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  const owner = `${Date.now()}-${Math.random()}`;
  const giveUpAt = Date.now() + LEASE_MS;
  while (Date.now() < giveUpAt && !(await takeLease(name, owner))) await pause(RETRY_MS);
  try {
    return await work();
  } finally {
    if (readLease(name)?.owner === owner) localStorage.removeItem(name);
  }
}

async function takeLease(name: string, owner: string): Promise<boolean> {
  const held = readLease(name);
  if (held !== null && held.until > Date.now()) return false;
  localStorage.setItem(name, JSON.stringify({ owner, until: Date.now() + LEASE_MS }));
  await pause(SETTLE_MS);
  return readLease(name)?.owner === owner;
}

function readLease(name: string): { owner: string; until: number } | null {
  try {
    return JSON.parse(localStorage.getItem(name) ?? 'null') as { owner: string; until: number } | null;
  } catch {
    return null;
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
