import type { InstallationKey } from '../installation/installation-key.js';
import { STATE_ROW, type LicenseStateEntity } from '../license-state.entity.js';
import { macHolds, macOf, parseMemory, type Remembered } from './memory-text.js';

/**
 * What the row says: `good` with this installation's signature, `unsigned` from a version that did not sign, `foreign`
 * with the signature of another key, which cannot be checked; else nothing.
 */
export type RowFound =
  { readonly kind: 'good' | 'unsigned' | 'foreign'; readonly memory: Remembered } | { readonly kind: 'missing' | 'forged' };

export function openRow(row: LicenseStateEntity | null, key: InstallationKey): RowFound {
  if (row === null || row.memory === '') return { kind: 'missing' };
  const memory = parseMemory(row.memory);
  if (memory === null) return { kind: 'forged' };
  if (row.mac === null) return { kind: 'unsigned', memory };
  if (row.macBy !== key.id) return { kind: 'foreign', memory };
  return macHolds({ text: row.memory, mac: row.mac }, 'row', key) ? { kind: 'good', memory } : { kind: 'forged' };
}

export function rowOf(memory: Remembered, key: InstallationKey): LicenseStateEntity {
  const text = JSON.stringify(memory);
  return { id: STATE_ROW, memory: text, mac: macOf(text, 'row', key), macBy: key.id };
}
