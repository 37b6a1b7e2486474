import { activationOf, type LicenseEnv, type Resolution } from '../core/index.js';
import type { Companions } from './license-context.js';
import type { StoredDocument, StoredDocuments } from './license.repository.js';

/** A copy to write, or to remove where `bytes` is null. */
export interface DocumentCopy {
  readonly id: StoredDocument;
  readonly bytes: Uint8Array | null;
}

/**
 * Which copies the database needs after a look, so that processes without this folder, and this one without its files,
 * come to the same result: the licence in force, the renewal that waits, the emergency licence that lifts, and the
 * companions of the product's own world.
 */
export function copiesToKeep(
  resolution: Resolution,
  stored: StoredDocuments,
  companions: Companions,
  env: LicenseEnv,
): readonly DocumentCopy[] {
  const wanted: readonly (readonly [StoredDocument, Uint8Array | null | undefined])[] = [
    ['license', licenseInForce(resolution)],
    ['next', resolution.next?.bytes ?? (replacesNext(resolution, stored) ? null : undefined)],
    ['emergency', resolution.source === 'emergency' ? resolution.license?.bytes : undefined],
    ['trust', companions.trust.find(({ value }) => value.env === env)?.bytes],
    ['revocation', companions.revocation.find(({ value }) => value.env === env)?.bytes],
  ];
  return wanted.flatMap(([id, bytes]) => (bytes === undefined || isSame(bytes, stored[id]) ? [] : [{ id, bytes }]));
}

function licenseInForce({ source, license, snapshot }: Resolution): Uint8Array | undefined {
  const isNew = source === 'file' || source === 'next';
  return isNew && license !== null && activationOf(snapshot) !== null ? license.bytes : undefined;
}

/** A renewal that took over waits no longer, nor does one that stood there when another licence came into force. */
function replacesNext(resolution: Resolution, stored: StoredDocuments): boolean {
  const inForce = licenseInForce(resolution);
  return inForce !== undefined && (resolution.source === 'next' || !isSame(inForce, stored.license));
}

function isSame(bytes: Uint8Array | null, stored: Uint8Array | undefined): boolean {
  if (bytes === null || stored === undefined) return bytes === null && stored === undefined;
  return Buffer.from(bytes).equals(stored);
}

/** True where the same copies hold the same bytes. */
export function isSameSet(one: StoredDocuments, other: StoredDocuments): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]) as ReadonlySet<StoredDocument>;
  return [...names].every((name) => isSame(one[name] ?? null, other[name]));
}
