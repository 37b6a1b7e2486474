import { readdirSync, rmSync } from 'node:fs';
import { sha256Hex } from '@assist/licence/core';
import { faultOfIssued, signPayloadText, type SigningKey } from '@assist/licence/issue';
import { createFile, readFileIfThere } from '../home/files.js';
import type { VendorHome } from '../home/vendor-home.js';
import { Ledger } from '../ledger/ledger.js';
import type { CurrentTrust } from '../trust/trust-store.js';
import { issuedFile } from './register.js';

export function draftFile(home: VendorHome, lid: string): string {
  return home.path('issued', `${lid}.draft`);
}

export function removeDraft(home: VendorHome, lid: string): void {
  rmSync(draftFile(home, lid), { force: true });
}

/**
 * Under the lock: a draft whose hash stands in the ledger gets its signature now, as its line was written and its
 * document was not. Any other was never announced and goes. Gives the lids that were finished.
 */
export async function finishInterrupted(
  home: VendorHome,
  trust: CurrentTrust,
  key: SigningKey,
  nowMs: number,
): Promise<readonly string[]> {
  const drafts = readdirSync(home.path('issued')).filter((name) => name.endsWith('.draft'));
  if (drafts.length === 0) return [];
  const { lines } = new Ledger(home).read();
  const finished: string[] = [];
  for (const lid of drafts.map((name) => name.slice(0, -'.draft'.length))) {
    const text = readFileIfThere(draftFile(home, lid))?.toString('utf8') ?? '';
    const hash = sha256Hex(text);
    const isAnnounced = lines.some((line) => line.lid === lid && line.payloadSha256 === hash);
    if (isAnnounced && readFileIfThere(issuedFile(home, lid)) === null) {
      const bytes = signPayloadText('license', text, key);
      if ((await faultOfIssued(bytes, trust.set, { payloadSha256: hash, now: nowMs })) !== null) continue;
      createFile(issuedFile(home, lid), bytes);
      finished.push(lid);
    }
    removeDraft(home, lid);
  }
  return finished;
}
