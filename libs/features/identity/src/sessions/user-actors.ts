import { PERMISSIONS, USER_PERMISSIONS, type Permission } from '@assist/contracts';
import type { RequestContext, UserActor } from '@assist/kernel';
import type { Authenticated } from '@assist/platform/http';
import { Injectable } from '@nestjs/common';
import { GrantedPermissions } from '../roles/granted-permissions.js';
import { SecondFactorRepository } from '../second-factor/second-factor.repository.js';
import type { UserEntity } from '../users/user.entity.js';

/** What a proven credential of a user lets its bearer do, by the rows as they are now. */
@Injectable()
export class UserActors {
  constructor(
    private readonly granted: GrantedPermissions,
    private readonly secondFactors: SecondFactorRepository,
  ) {}

  /** A person who signed in. */
  async person(ctx: RequestContext, user: UserEntity, sessionId: string): Promise<Authenticated> {
    const roles = user.role === 'admin' ? (['admin', 'user'] as const) : (['user'] as const);
    const permissions = await this.granted.of(ctx, user);
    return authenticated(user, { roles, permissions, sessionId, ...(await this.#limit(ctx, user)) });
  }

  /** A program with a key: of what the owner may do, what is in the key's scopes; never as administrator. */
  async program(
    ctx: RequestContext,
    user: UserEntity,
    key: { readonly sessionId: string; readonly scopes: readonly Permission[] },
  ): Promise<Authenticated> {
    const permissions = keyPermissions(key.scopes, user, await this.granted.of(ctx, user));
    return authenticated(user, { roles: ['user'], permissions, sessionId: key.sessionId, ...(await this.#limit(ctx, user)) });
  }

  /** Another process of ours in the name of a user, with an ordinary user's rights, at the doors between processes only. */
  async service(ctx: RequestContext, user: UserEntity): Promise<Authenticated> {
    const permissions = user.role === 'admin' ? new Set(USER_PERMISSIONS) : await this.granted.of(ctx, user);
    return authenticated(user, { roles: ['user'], permissions, sessionId: 'service', limitedTo: 'services' });
  }

  /** Looked up at each call: who is asked for a second factor from now on can do nothing but set it up, also in open sessions. */
  async #limit(ctx: RequestContext, user: UserEntity): Promise<Pick<UserActor, 'limitedTo'>> {
    return (await this.secondFactors.isMissing(ctx, user)) ? { limitedTo: 'second-factor' } : {};
  }
}

/** What a key may do: of what its owner may do now, what is in its scopes. `granted` is of no interest for administrators. */
export function keyPermissions(
  scopes: readonly Permission[],
  owner: Pick<UserEntity, 'role'>,
  granted: ReadonlySet<Permission> = new Set(),
): ReadonlySet<Permission> {
  return new Set(
    owner.role === 'admin' ? scopes.filter((scope) => PERMISSIONS.includes(scope)) : scopes.filter((scope) => granted.has(scope)),
  );
}

function authenticated(user: UserEntity, rights: Omit<UserActor, 'kind' | 'userId'>): Authenticated {
  return { actor: { kind: 'user', userId: user.id, ...rights }, locale: user.locale };
}
