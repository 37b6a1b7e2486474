import { PERMISSIONS } from '@assist/contracts';
import { describe, expect, it } from 'vitest';
import { permissionRows, withPermission } from './permission-rows';

describe('the table of rights', () => {
  it('has a place for every permission, each once', () => {
    const { now, later } = permissionRows();
    const all = [...now, ...later].flatMap(({ permissions }) => [...permissions.values()]);
    expect([...all].sort()).toEqual([...PERMISSIONS].sort());
  });

  it('gives with a right what it needs, and takes with a module what hangs on it', () => {
    expect(withPermission([], 'rag.create', true)).toEqual(['rag.use', 'rag.create']);
    expect(withPermission(['rag.use', 'rag.create', 'rag.administer', 'chat.use'], 'rag.use', false)).toEqual([
      'rag.administer',
      'chat.use',
    ]);
    expect(withPermission(['rag.use', 'rag.create'], 'rag.create', false)).toEqual(['rag.use']);
  });
});
