import {
  evaluationAfter,
  loadRevocationList,
  loadRootRotation,
  loadTrustSet,
  succeeds,
  type Anchor,
  type BuildFacts,
  type HostFacts,
  type LicenseEnv,
  type RevocationList,
  type RunningClock,
  type TrustSet,
  type VerifyContext,
  type VersionMark,
} from '../core/index.js';
import type { Remembered, SeenNumbers } from './memory/memory-text.js';

export interface LicenseSources {
  readonly anchors: readonly Anchor[];
  readonly build: BuildFacts;
  readonly publicHost: string | null;
}

/** Copies of a companion, whichever is good and newer counts. */
export interface CompanionFiles {
  readonly trust: readonly Uint8Array[];
  readonly revocation: readonly Uint8Array[];
}

interface Loaded<T> {
  readonly bytes: Uint8Array;
  readonly value: T;
}

/** The trust set and the revocation list of each world that count, with the bytes they came in. */
export interface Companions {
  readonly trust: readonly Loaded<TrustSet>[];
  readonly revocation: readonly Loaded<RevocationList>[];
}

/** The roots of the build, and those that one of them has handed over to. A rotation counts as long as its old root does. */
export async function knownAnchors(anchors: readonly Anchor[], rotations: readonly Uint8Array[]): Promise<readonly Anchor[]> {
  const loaded = await Promise.all(rotations.map((bytes) => loadRootRotation(bytes, { anchors })));
  const fresh = loaded.flatMap((rotation) => (rotation.ok ? [rotation.value.anchor] : []));
  return [...new Map([...anchors, ...fresh].map((anchor) => [anchor.publicKey, anchor])).values()];
}

/** Loads the companions that are good: of each world the one with the highest number. */
export async function loadCompanions(files: CompanionFiles, anchors: readonly Anchor[], seen: SeenNumbers): Promise<Companions> {
  const trust = await loadAll(files.trust, (bytes) => loadTrustSet(bytes, { anchors, seen: seen.trust }));
  const newest = newestOf(trust, succeeds);
  const sets = newest.map(({ value }) => value);
  const lists = await loadAll(files.revocation, (bytes) => loadRevocationList(bytes, { trust: sets, seen: seen.revocation }));
  return { trust: newest, revocation: newestOf(lists, (one, other) => one.number > other.number) };
}

/** What `verify` must know. */
export function verifyContext(
  parts: { readonly companions: Companions; readonly build: BuildFacts; readonly host: HostFacts; readonly clock: RunningClock },
  memory: Remembered,
): VerifyContext {
  const { companions, build, host, clock } = parts;
  return {
    trust: companions.trust.map(({ value }) => value),
    revocations: companions.revocation.map(({ value }) => value),
    build,
    host,
    stored: {
      seqMarks: memory.seqMarks,
      everActivated: memory.everActivated,
      evaluationStartedAt: evaluationAfter(memory.evaluation, clock).startedAt,
      bindGrace: memory.bindGrace,
    },
    now: clock.effective,
  };
}

/** The numbers to remember after these companions were seen; another process may have seen higher ones. */
export function seenAfter(seen: SeenNumbers, { trust, revocation }: Companions): SeenNumbers {
  const risen = trust.filter(({ value }) => isNews(value, seen.trust[value.env]));
  const lists = revocation.map(({ value }) => [value.env, Math.max(value.number, seen.revocation[value.env] ?? 0)] as const);
  return {
    trust: { ...seen.trust, ...Object.fromEntries(risen.map(({ value }) => [value.env, { n: value.n, iat: value.iat }])) },
    revocation: { ...seen.revocation, ...Object.fromEntries(lists) },
  };
}

function isNews(set: TrustSet, seen: VersionMark | undefined): boolean {
  return seen === undefined || succeeds(set, seen);
}

async function loadAll<T>(
  copies: readonly Uint8Array[],
  load: (bytes: Uint8Array) => Promise<{ readonly ok: true; readonly value: T } | { readonly ok: false }>,
): Promise<Loaded<T>[]> {
  const loaded = await Promise.all(copies.map(async (bytes) => ({ bytes, result: await load(bytes) })));
  return loaded.flatMap(({ bytes, result }) => (result.ok ? [{ bytes, value: result.value }] : []));
}

function newestOf<T extends { readonly env: LicenseEnv }>(
  loaded: readonly Loaded<T>[],
  isNewer: (one: T, other: T) => boolean,
): readonly Loaded<T>[] {
  const newest = new Map<LicenseEnv, Loaded<T>>();
  for (const found of loaded) {
    const known = newest.get(found.value.env);
    if (known === undefined || isNewer(found.value, known.value)) newest.set(found.value.env, found);
  }
  return [...newest.values()];
}
