import { PERMISSIONS } from '@assist/contracts';
import { describe, expect, it } from 'vitest';
import { permissionGroups } from './permission-groups';

describe('permissionGroups', () => {
  it('loses and doubles none', () => {
    const found = permissionGroups(PERMISSIONS).flatMap(({ actions }) => actions.map(({ permission }) => permission));
    expect([...found].sort()).toEqual([...PERMISSIONS].sort());
  });

  it('leaves out what has nothing', () => {
    expect(permissionGroups(['rag.share', 'chat.use', 'rag.use'])).toEqual([
      { area: 'chat', actions: [{ action: 'use', permission: 'chat.use' }] },
      {
        area: 'rag',
        actions: [
          { action: 'share', permission: 'rag.share' },
          { action: 'use', permission: 'rag.use' },
        ],
      },
    ]);
    expect(permissionGroups([])).toEqual([]);
  });
});
