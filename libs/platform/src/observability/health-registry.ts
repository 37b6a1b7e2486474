/**
 * Result of one dependency check. `degraded`: the process works and repairs it by itself, so it stays ready. `detail` is
 * shown to anybody: no addresses, no credentials.
 */
export interface HealthCheckResult {
  readonly status: 'up' | 'degraded' | 'down';
  readonly detail?: string;
}

type Check = () => Promise<HealthCheckResult>;

/** `needed`: without it the process can do nothing; `useful`: what it does goes on more slowly or shows less. */
type Weight = 'needed' | 'useful';

const CHECK_LIMIT_MS = 2000;

/** Checks of dependencies, and extra members of `/health`, contributed by the rooms that know them. */
export class HealthRegistry {
  readonly #checks = new Map<string, { readonly check: Check; readonly weight: Weight }>();
  readonly #members = new Map<string, () => Promise<number>>();
  readonly #storage = new Map<string, () => Promise<number>>();

  check(name: string, check: Check, weight: Weight = 'needed'): void {
    this.#checks.set(name, { check, weight });
  }

  /** A number beside the checks, such as `doc_count`. */
  member(name: string, read: () => Promise<number>): void {
    this.#members.set(name, read);
  }

  /** Bytes of one kind of data that this process keeps, such as `search-index`. */
  storage(kind: string, read: () => Promise<number>): void {
    this.#storage.set(kind, read);
  }

  /** Runs all checks at once; one that throws or takes over two seconds is down. */
  async run(): Promise<Record<string, HealthCheckResult>> {
    const entries = [...this.#checks].map(async ([name, { check }]) => [name, await guarded(check)] as const);
    return Object.fromEntries(await Promise.all(entries));
  }

  /** Names of what is down and needed. */
  async missing(): Promise<string[]> {
    const results = Object.entries(await this.run());
    return results
      .filter(([name, { status }]) => status === 'down' && this.#checks.get(name)?.weight === 'needed')
      .map(([name]) => name);
  }

  members(): Promise<Record<string, number>> {
    return readable(this.#members);
  }

  /** May take a while: folders are walked through. */
  storages(): Promise<Record<string, number>> {
    return readable(this.#storage);
  }
}

/** What could be read; a figure that is not known is left out, never 0. */
async function readable(readers: ReadonlyMap<string, () => Promise<number>>): Promise<Record<string, number>> {
  const entries = await Promise.allSettled([...readers].map(async ([name, read]) => [name, await read()] as const));
  return Object.fromEntries(entries.flatMap((entry) => (entry.status === 'fulfilled' ? [entry.value] : [])));
}

async function guarded(check: Check): Promise<HealthCheckResult> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<HealthCheckResult>((resolve) => {
    timer = setTimeout(() => resolve({ status: 'down', detail: 'no answer in time' }), CHECK_LIMIT_MS);
  });
  try {
    return await Promise.race([check(), limit]);
  } catch {
    return { status: 'down', detail: 'not reachable' };
  } finally {
    clearTimeout(timer);
  }
}
