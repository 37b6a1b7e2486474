import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { formatInstant, type Anchor, type LicenseEnv } from '@assist/licence/core';
import { z } from 'zod';
import { Failure } from '../failure.js';
import { ensurePrivateFolder, readFileIfThere, removeTemporaries, replaceFile } from './files.js';

const FORMAT = 'assist-vendor-home/v1';
const FOLDERS = ['keys', 'issued', 'published', 'templates', 'usage'] as const;

const factsSchema = z.strictObject({
  format: z.literal(FORMAT),
  env: z.enum(['production', 'test']),
  createdAt: z.string(),
  /** Every root there ever was, the oldest first; the one that signed `trust.json` is the current one. */
  roots: z.array(z.strictObject({ publicKey: z.string(), createdAt: z.string() })).min(1),
});
export type HomeFacts = z.infer<typeof factsSchema>;

/** The folder of a vendor: keys, trust set, ledger and everything that was issued. One folder is one world. */
export class VendorHome {
  constructor(readonly folder: string) {}

  path(...names: readonly string[]): string {
    return join(this.folder, ...names);
  }

  get isThere(): boolean {
    return existsSync(this.path('vendor.json'));
  }

  /** Ends with `HOME_MISSING`, `HOME_OF_ANOTHER_VERSION` or `HOME_DAMAGED`. */
  facts(): HomeFacts {
    const bytes = readFileIfThere(this.path('vendor.json'));
    if (bytes === null) throw new Failure('HOME_MISSING', { home: this.folder });
    const raw = parseJson(bytes, this.path('vendor.json'));
    const parsed = factsSchema.safeParse(raw);
    if (parsed.success) return parsed.data;
    if (z.object({ format: z.string() }).safeParse(raw).data?.format === FORMAT) {
      throw new Failure('HOME_DAMAGED', { file: this.path('vendor.json') });
    }
    throw new Failure('HOME_OF_ANOTHER_VERSION', { home: this.folder });
  }

  anchors(): readonly Anchor[] {
    const { env, roots } = this.facts();
    return roots.map(({ publicKey }) => ({ env, publicKey }));
  }

  /** The empty rooms; `vendor.json` makes it a home and comes with its first root. */
  prepare(): void {
    ensurePrivateFolder(this.folder);
    FOLDERS.forEach((name) => ensurePrivateFolder(this.path(name)));
  }

  addRoot(env: LicenseEnv, publicKey: string, nowMs: number): void {
    const createdAt = formatInstant(nowMs);
    const before = this.isThere ? this.facts() : { format: FORMAT, env, createdAt, roots: [] };
    const facts = { ...before, roots: [...before.roots, { publicKey, createdAt }] };
    replaceFile(this.path('vendor.json'), `${JSON.stringify(facts, null, 2)}\n`);
  }

  /** Closes what somebody opened and removes what a crash left; under the lock only. */
  tidy(): void {
    this.prepare();
    [this.folder, ...FOLDERS.map((name) => this.path(name))].forEach(removeTemporaries);
  }
}

/** JSON of a file of the home; ends with `HOME_DAMAGED`. */
export function parseJson(bytes: Uint8Array, file: string): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    throw new Failure('HOME_DAMAGED', { file });
  }
}
