import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadTrustSet, type Anchor, type LicensePayload, type VerifyContext } from '@assist/licence/core';
import type { Vendor } from './vendor.js';

/** What `license create --json` says. */
export interface Issued {
  readonly lid: string;
  readonly seq: number;
  readonly supersedes: string | null;
  readonly payloadSha256: string;
  readonly files: { readonly license: string; readonly text: string; readonly trust: string };
  readonly license: LicensePayload;
}

/** The product at a customer, with nothing but the files that the vendor sent. */
export async function productAt(vendor: Vendor, folder: string, changes: Partial<VerifyContext> = {}): Promise<VerifyContext> {
  const { roots } = JSON.parse(readFileSync(vendor.workplace.path('home', 'vendor.json'), 'utf8')) as { roots: Anchor[] };
  const anchors = roots.map(({ publicKey }) => ({ env: 'production' as const, publicKey }));
  const trust = await loadTrustSet(readFileSync(join(folder, 'trust.json')), { anchors });
  if (!trust.ok) throw new Error(trust.fault.code);
  return {
    trust: [trust.value],
    revocations: [],
    build: { product: 'cgs-assist', issuer: 'cgs', env: 'production', builtAt: 0 },
    host: { components: [], publicHost: null },
    stored: { seqMarks: [], everActivated: false, evaluationStartedAt: vendor.now, bindGrace: null } as VerifyContext['stored'],
    now: vendor.now,
    ...changes,
  };
}
