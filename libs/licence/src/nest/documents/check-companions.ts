import { loadRevocationList, loadRootRotation, loadTrustSet, type Anchor, type LicenseFault } from '../../core/index.js';
import { knownAnchors, loadCompanions, type Companions } from '../license-context.js';
import type { FoundDocuments } from '../license-documents.js';
import type { SeenNumbers } from '../memory/memory-text.js';
import type { HandedKind } from './handed-document.js';

export type HandedBytes = ReadonlyMap<HandedKind, Uint8Array>;
export type Faults = ReadonlyMap<HandedKind, LicenseFault>;

export interface CheckedCompanions {
  /** What would count, the documents that were handed in included. */
  readonly companions: Companions;
  readonly faults: Faults;
}

/**
 * Root rotation, trust set and revocation list in this order, since each may prove the next. Each is checked by itself
 * too: one that is older than what is known would be passed over in silence otherwise.
 */
export async function checkCompanions(
  handed: HandedBytes,
  found: Pick<FoundDocuments, 'root' | 'trust' | 'revocation'>,
  anchors: readonly Anchor[],
  seen: SeenNumbers,
): Promise<CheckedCompanions> {
  const faults = new Map<HandedKind, LicenseFault>();
  const note = (kind: HandedKind, result: { readonly ok: true } | { readonly ok: false; readonly fault: LicenseFault }): void => {
    if (!result.ok) faults.set(kind, result.fault);
  };
  const [root, trust, revocation] = [handed.get('root'), handed.get('trust'), handed.get('revocation')];
  if (root !== undefined) note('root', await loadRootRotation(root, { anchors, seen: seen.trust }));
  const known = await knownAnchors(anchors, [...(root === undefined ? [] : [root]), ...found.root]);
  if (trust !== undefined) note('trust', await loadTrustSet(trust, { anchors: known, seen: seen.trust }));
  const files = {
    trust: [...(trust === undefined ? [] : [trust]), ...found.trust],
    revocation: [...(revocation === undefined ? [] : [revocation]), ...found.revocation],
  };
  const companions = await loadCompanions(files, known, seen);
  const sets = companions.trust.map(({ value }) => value);
  if (revocation !== undefined) note('revocation', await loadRevocationList(revocation, { trust: sets, seen: seen.revocation }));
  return { companions, faults };
}
