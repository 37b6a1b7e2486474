import { PERMISSIONS, type LicenseView, type ModuleId, type Permission } from '@assist/contracts';
import { type ModuleList } from '@assist/contracts/house';
import { describe, expect, it } from 'vitest';
import { moduleAccess } from './module-access';

const licence = (change: Partial<LicenseView>): LicenseView => ({
  state: 'valid',
  level: 'full',
  edition: null,
  modules: { chat: {} },
  expiresAt: null,
  graceUntil: null,
  daysLeft: null,
  banner: null,
  admin: null,
  ...change,
});

const access = (
  view: LicenseView | null,
  modules: ModuleList | null,
  module: ModuleId,
  granted: readonly Permission[] = PERMISSIONS,
) => moduleAccess(view, modules, granted, module);

describe('what a licence opens', () => {
  it('is decided module by module', () => {
    expect(access(licence({}), null, 'chat')).toBe('open');
    expect(access(licence({}), null, 'rag')).toBe('missing');
    expect(access(licence({ level: 'read-only' }), null, 'chat')).toBe('read-only');
  });

  it('is left to the server while the licence is not known', () => {
    expect(access(null, null, 'rag')).toBe('open');
  });

  it('can be switched off by administrators, and the licence is named first', () => {
    const off = (id: 'chat' | 'rag') => ({
      items: [{ id, licensed: true, enabled: false, usable: false, code: 'MODULE_DISABLED' }],
      admin: null,
    });
    expect(access(licence({}), off('chat'), 'chat')).toBe('off');
    expect(access(null, off('chat'), 'chat')).toBe('off');
    expect(access(licence({}), off('rag'), 'rag')).toBe('missing');
    expect(access(licence({}), off('chat'), 'chat', [])).toBe('off');
  });

  it('stays closed to who was not granted it', () => {
    expect(access(licence({}), null, 'chat', ['rag.use', 'chat.share'])).toBe('refused');
    expect(access(licence({}), null, 'chat', ['chat.use'])).toBe('open');
    expect(access(null, null, 'rag', [])).toBe('refused');
  });
});
