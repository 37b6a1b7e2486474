import { keyFingerprint, type TrustSet } from '@assist/licence/core';
import type { Session } from '../cli/session.js';
import { hasKey } from '../keys/key-store.js';
import { formatDay } from '../sheet/formats.js';
import { layTable, widthOf } from '../sheet/layout.js';

export interface KeyRow {
  readonly kid: string;
  readonly purpose: string;
  readonly state: 'active' | 'waiting' | 'ended' | 'revoked';
  readonly notBefore: string;
  readonly notAfter: string;
  readonly revokedFrom: string | null;
  readonly fingerprint: string;
  /** Whether the private half is in this home. */
  readonly isHere: boolean;
}

export function keyRows({ home, now }: Session, set: TrustSet): readonly KeyRow[] {
  const at = now();
  return [...set.keys.values()].map((key) => ({
    kid: key.kid,
    purpose: key.purpose,
    state: stateOf(key, at),
    notBefore: new Date(key.notBefore).toISOString(),
    notAfter: new Date(key.notAfter).toISOString(),
    revokedFrom: key.revokedFrom === undefined ? null : new Date(key.revokedFrom).toISOString(),
    fingerprint: keyFingerprint(key.publicKey),
    isHere: hasKey(home, key.kid),
  }));
}

export function keyTable({ texts, language, surroundings }: Session, keys: readonly KeyRow[]): readonly string[] {
  if (keys.length === 0) return [texts.said.noKeys];
  const { words, keyStates } = texts;
  const rows = keys.map((key) => [
    key.kid,
    key.purpose,
    keyStates[key.state],
    formatDay(language, key.notBefore),
    formatDay(language, key.revokedFrom ?? key.notAfter),
    key.isHere ? words.yes : words.no,
    key.fingerprint.slice(0, 16),
  ]);
  const head = [words.key, words.purpose, words.state, words.from, words.until, words.here, words.fingerprint];
  return layTable(head, rows, widthOf(surroundings.stdout.columns));
}

function stateOf(key: { notBefore: number; notAfter: number; revokedFrom?: number }, now: number): KeyRow['state'] {
  if (key.revokedFrom !== undefined) return 'revoked';
  if (now < key.notBefore) return 'waiting';
  return now > key.notAfter ? 'ended' : 'active';
}
