import { isBuiltInRole } from '@assist/contracts/people';
import type { UserEntity } from './user.entity.js';

/** The one id by which people know a user's role. */
export function roleOf(user: Pick<UserEntity, 'role' | 'roleId'>): string {
  return user.role === 'admin' ? 'admin' : (user.roleId ?? 'user');
}

/** The columns that keep it. */
export function roleColumns(id: string): Pick<UserEntity, 'role' | 'roleId'> {
  if (id === 'admin') return { role: 'admin', roleId: null };
  return { role: 'user', roleId: isBuiltInRole(id) ? null : id };
}
