import type { LicenseSnapshot, StoredFacts, TrustSet, VerifyContext } from '../src/core/index.js';

export const NOW = Date.parse('2026-06-01T12:00:00Z');

export function makeStored(changes: Partial<StoredFacts> = {}): StoredFacts {
  return { seqMarks: [], everActivated: false, evaluationStartedAt: NOW, bindGrace: null, ...changes };
}

export function makeContext(trust: readonly TrustSet[], changes: Partial<VerifyContext> = {}): VerifyContext {
  return {
    trust,
    revocations: [],
    build: { product: 'cgs-assist', issuer: 'cgs', env: 'production', builtAt: Date.parse('2026-05-01T00:00:00Z') },
    host: { components: [], publicHost: null },
    stored: makeStored(),
    now: NOW,
    ...changes,
  };
}

/** The code a document was refused with, or its state when it was not. */
export function verdictOf(snapshot: LicenseSnapshot): string {
  return snapshot.state === 'invalid' ? (snapshot.reason?.code ?? '') : snapshot.state;
}
