import { hostname } from 'node:os';
import {
  bindComponent,
  loadRevocationList,
  loadTrustSet,
  type Anchor,
  type BuildFacts,
  type LicenseEnv,
  type RevocationList,
  type TrustSet,
  type VerifyContext,
  type VersionMark,
} from '../core/index.js';
import type { LicenseStateEntity } from './license-state.entity.js';

export interface LicenseSources {
  readonly anchors: readonly Anchor[];
  readonly build: BuildFacts;
  readonly publicHost: string | null;
}

export interface Companions {
  readonly trust: readonly Uint8Array[];
  readonly revocation: readonly Uint8Array[];
}

/** Loads the companions that are good, highest number of each world, and puts together what `verify` must know. */
export async function verifyContext(
  sources: LicenseSources,
  companions: Companions,
  state: LicenseStateEntity,
  now: number,
): Promise<VerifyContext> {
  const trust = newestTrust(
    await Promise.all(companions.trust.map((bytes) => loadTrustSet(bytes, { anchors: sources.anchors, seen: seenTrust(state) }))),
  );
  const lists = await Promise.all(
    companions.revocation.map((bytes) => loadRevocationList(bytes, { trust, seen: state.seen.revocation ?? {} })),
  );
  return {
    trust,
    revocations: lists.flatMap((list): RevocationList[] => (list.ok ? [list.value] : [])),
    build: sources.build,
    host: { components: [bindComponent('host', hostname())], publicHost: sources.publicHost },
    stored: {
      seqMarks: state.seqMarks,
      everActivated: state.everActivated,
      evaluationStartedAt: state.evaluationStartedAt,
      bindGrace: state.bindGrace,
    },
    now,
  };
}

/** The numbers to remember after these companions were seen. */
export function seenAfter(state: LicenseStateEntity, context: VerifyContext): LicenseStateEntity['seen'] {
  const trust: Record<string, VersionMark> = { ...state.seen.trust };
  for (const set of context.trust) trust[set.env] = { n: set.n, iat: set.iat };
  const revocation: Record<string, number> = { ...state.seen.revocation };
  for (const list of context.revocations) revocation[list.env] = Math.max(list.number, revocation[list.env] ?? 0);
  return { trust, revocation };
}

function seenTrust(state: LicenseStateEntity): Partial<Record<LicenseEnv, VersionMark>> {
  return (state.seen.trust ?? {}) as Partial<Record<LicenseEnv, VersionMark>>;
}

function newestTrust(loaded: readonly Awaited<ReturnType<typeof loadTrustSet>>[]): TrustSet[] {
  const newest = new Map<LicenseEnv, TrustSet>();
  for (const result of loaded) {
    const known = result.ok ? newest.get(result.value.env) : undefined;
    if (result.ok && (known === undefined || known.n < result.value.n)) newest.set(result.value.env, result.value);
  }
  return [...newest.values()];
}
