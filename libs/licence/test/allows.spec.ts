import type { LicensedAccess } from '@assist/kernel';
import { describe, expect, it } from 'vitest';
import { allows, LICENSE_STATES, type LicenseSnapshot } from '../src/core/index.js';
import { levelOf } from '../src/core/snapshot.js';

type Asked = Parameters<typeof allows>[0];

const FULL = ['evaluation', 'valid', 'expiring', 'grace'];
const NEVER_CLOSED: readonly LicensedAccess[] = ['read', 'export', 'delete', 'admin', 'safety'];

function snapshotIn(state: LicenseSnapshot['state'], modules: Asked['modules'] = { chat: {} }): Asked {
  return { state, level: levelOf(state), modules, graceUntil: 7 };
}

describe('what a licence allows', () => {
  it('has two levels, and four states are full', () => {
    expect(LICENSE_STATES.filter((state) => levelOf(state) === 'full')).toEqual(FULL);
  });

  it.each(LICENSE_STATES)('in the state %s never closes reading, export, deletion, administration and safety', (state) => {
    for (const access of NEVER_CLOSED) {
      for (const module of ['chat', 'rag', 'core']) {
        expect(allows(snapshotIn(state, {}), module, access)).toEqual({ allowed: true });
      }
    }
  });

  it.each(LICENSE_STATES.filter((state) => FULL.includes(state)))(
    'in the state %s opens the use of licensed modules and of the core',
    (state) => {
      const snapshot = snapshotIn(state);
      expect(allows(snapshot, 'chat', 'use')).toEqual({ allowed: true });
      expect(allows(snapshot, 'core', 'use')).toEqual({ allowed: true });
      for (const module of ['rag', '', '__proto__', 'toString', 'hasOwnProperty']) {
        expect(allows(snapshot, module, 'use')).toEqual({
          allowed: false,
          code: 'LICENSE_MODULE_MISSING',
          params: { module, state, graceUntil: 7 },
        });
      }
    },
  );

  it.each(LICENSE_STATES.filter((state) => !FULL.includes(state)))('in the state %s closes all use', (state) => {
    const code = state === 'expired' ? 'LICENSE_EXPIRED' : 'LICENSE_REQUIRED';
    for (const module of ['chat', 'rag', 'core']) {
      expect(allows(snapshotIn(state), module, 'use')).toEqual({
        allowed: false,
        code,
        params: { module, state, graceUntil: 7 },
      });
    }
  });
});
