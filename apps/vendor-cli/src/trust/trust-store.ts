import { readdirSync } from 'node:fs';
import {
  loadTrustSet,
  trustPayloadSchema,
  type Anchor,
  type KeyPurpose,
  type TrustedKey,
  type TrustPayload,
  type TrustSet,
} from '@assist/licence/core';
import { signDocument, type SigningKey } from '@assist/licence/issue';
import { Failure } from '../failure.js';
import { readFileIfThere, replaceFile } from '../home/files.js';
import { payloadOfFile } from '../home/payload-of-file.js';
import type { VendorHome } from '../home/vendor-home.js';
import { hasKey } from '../keys/key-store.js';

/** The trust set in force, as signed and as verified. */
export interface CurrentTrust {
  readonly bytes: Buffer;
  readonly payload: TrustPayload;
  readonly set: TrustSet;
}

/** `trust.json`, its verified content. Ends with `HOME_DAMAGED`. */
export async function currentTrust(home: VendorHome): Promise<CurrentTrust> {
  const anchors = home.anchors();
  const file = home.path('trust.json');
  const bytes = readFileIfThere(file);
  const loaded = bytes === null ? null : await loadTrustSet(bytes, { anchors });
  if (bytes === null || loaded === null || !loaded.ok) throw new Failure('HOME_DAMAGED', { file });
  return { bytes, payload: trustPayloadSchemaOf(bytes), set: loaded.value };
}

/** Signs a trust set with the next number, checks it as the product does and puts it into force. */
export async function publishTrust(
  home: VendorHome,
  payload: TrustPayload,
  root: SigningKey,
  anchors: readonly Anchor[] = home.anchors(),
): Promise<CurrentTrust> {
  const bytes = signDocument('trust', payload, root);
  const loaded = await loadTrustSet(bytes, { anchors });
  if (!loaded.ok) throw new Failure('OWN_OUTPUT_REFUSED', { fault: `${loaded.fault.code} ${loaded.fault.params.fact ?? ''}` });
  replaceFile(home.path('published', `trust-${String(payload.n).padStart(4, '0')}.json`), bytes);
  replaceFile(home.path('trust.json'), bytes);
  return { bytes, payload, set: loaded.value };
}

/** The number after `current` that no trust set or root rotation ever had, also where a crash kept it from coming into force. */
export function nextTrustNumber(home: VendorHome, current: number): number {
  const taken = new Set(publishedNumbers(home, /^(?:trust|root)-(\d+)\.json$/));
  let n = current + 1;
  while (taken.has(n)) n += 1;
  return n;
}

/** The number that a reset goes back to: after the last one below the one that was too high. */
export function numberBefore(home: VendorHome, tooHigh: number): number {
  const below = publishedNumbers(home, /^(?:trust|root)-(\d+)\.json$/).filter((n) => n < tooHigh);
  return nextTrustNumber(home, Math.max(0, ...below));
}

export function publishedNumbers(home: VendorHome, name: RegExp): readonly number[] {
  return readdirSync(home.path('published')).flatMap((file) => {
    const number = name.exec(file)?.[1];
    return number === undefined ? [] : [Number(number)];
  });
}

/** The key that signs for this purpose now: in force, not revoked, its private half here; the newest of several. */
export function activeKey(home: VendorHome, set: TrustSet, purpose: KeyPurpose, nowMs: number): TrustedKey | undefined {
  return [...set.keys.values()]
    .filter((key) => key.purpose === purpose && isInForce(key, nowMs) && hasKey(home, key.kid))
    .sort((a, b) => b.notBefore - a.notBefore || b.kid.localeCompare(a.kid))[0];
}

export function isInForce(key: TrustedKey, nowMs: number): boolean {
  return key.notBefore <= nowMs && nowMs <= key.notAfter && key.revokedFrom === undefined;
}

/** Ends with `KEY_MISSING`. */
export function requireActiveKey(home: VendorHome, set: TrustSet, purpose: KeyPurpose, nowMs: number): TrustedKey {
  const key = activeKey(home, set, purpose, nowMs);
  if (key === undefined) throw new Failure('KEY_MISSING', { purpose });
  return key;
}

function trustPayloadSchemaOf(bytes: Uint8Array): TrustPayload {
  const raw = payloadOfFile(bytes);
  trustPayloadSchema.parse(raw);
  return raw as TrustPayload;
}
