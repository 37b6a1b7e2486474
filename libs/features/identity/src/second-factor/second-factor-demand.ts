import type { RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { RoleRepository } from '../roles/role.repository.js';
import { roleOf } from '../users/role-of.js';
import type { UserEntity } from '../users/user.entity.js';
import { SecondFactorRepository } from './second-factor.repository.js';

/** Of many people at once, who must set up a second factor first. */
@Injectable()
export class SecondFactorDemand {
  constructor(
    private readonly roles: RoleRepository,
    private readonly factors: SecondFactorRepository,
  ) {}

  /** Ids of those whose role, or that of a group, asks for one, and who have none. */
  async missingAmong(
    ctx: RequestContext,
    users: readonly Pick<UserEntity, 'id' | 'role' | 'roleId'>[],
  ): Promise<ReadonlySet<string>> {
    const demanding = new Set(await this.roles.idsWithSecondFactor(ctx));
    if (demanding.size === 0) return new Set();
    const roleIds = await this.roles.idsOf(ctx, users);
    const asked = users.filter((user) => [roleOf(user), ...(roleIds.get(user.id) ?? [])].some((id) => demanding.has(id)));
    const there = await this.factors.enabledAmong(
      ctx,
      asked.map(({ id }) => id),
    );
    return new Set(asked.filter(({ id }) => !there.has(id)).map(({ id }) => id));
  }
}
