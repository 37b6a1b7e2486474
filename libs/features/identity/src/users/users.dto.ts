import type { User } from '@assist/contracts/people';
import { isoOrNull } from '@assist/kernel';
import { roleOf } from './role-of.js';
import { NO_PASSWORD } from './passwords.js';
import type { UserEntity } from './user.entity.js';

/** `roleName`: of the role where it was made here. */
export function toUser(user: UserEntity, roleName: string | null): User {
  return {
    id: user.id,
    email: user.email,
    name: user.name,
    role: roleOf(user),
    roleName,
    locale: user.locale,
    disabled: user.disabled,
    deleting: user.erasingSince !== null,
    hasPassword: user.passwordHash !== NO_PASSWORD,
    createdAt: new Date(user.createdAt).toISOString(),
    lastLoginAt: isoOrNull(user.lastLoginAt),
  };
}
