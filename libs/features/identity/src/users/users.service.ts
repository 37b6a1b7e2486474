import type { AdministratorList, User, UserDetail, UserList, UserListQuery } from '@assist/contracts/people';
import { AppError, type RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { GroupRepository } from '../groups/group.repository.js';
import { Erasures } from '../personal-data/erasure/erasures.service.js';
import { Delegation } from '../roles/delegation.js';
import { GrantSources } from '../roles/grant-sources.js';
import { RoleRepository } from '../roles/role.repository.js';
import { roleOf } from './role-of.js';
import type { UserEntity } from './user.entity.js';
import { UserRepository } from './user.repository.js';
import { toUser } from './users.dto.js';

const ADMINISTRATORS_SHOWN = 5;

/** People as those who administer users see them. */
@Injectable()
export class Users {
  constructor(
    private readonly rows: UserRepository,
    private readonly roles: RoleRepository,
    private readonly groups: GroupRepository,
    private readonly sources: GrantSources,
    private readonly delegation: Delegation,
    private readonly erasures: Erasures,
  ) {}

  async list(ctx: RequestContext, query: UserListQuery): Promise<UserList> {
    const { items, total } = await this.rows.page(ctx, query);
    const names = await this.roles.names(ctx, items.map(roleOf));
    const memberships = await this.groups.ofUsers(
      ctx,
      items.map((user) => user.id),
    );
    return {
      items: items.map((user) => ({
        ...toUser(user, names.get(roleOf(user)) ?? null),
        groups: memberships.filter(({ userId }) => userId === user.id).map(({ group: { id, name } }) => ({ id, name })),
      })),
      total,
    };
  }

  /** @throws AppError USER_NOT_FOUND */
  async read(ctx: RequestContext, id: string): Promise<User> {
    return this.#describe(ctx, await this.#find(ctx, id));
  }

  /** With groups, with what the person may do and why, and with the progress of a deletion. @throws AppError USER_NOT_FOUND */
  async detail(ctx: RequestContext, id: string): Promise<UserDetail> {
    const user = await this.#find(ctx, id);
    const memberships = await this.groups.ofUsers(ctx, [id]);
    const names = await this.roles.names(
      ctx,
      memberships.flatMap(({ group }) => group.roleId ?? []),
    );
    const delegate = await this.delegation.look(ctx);
    return {
      ...(await this.#describe(ctx, user)),
      groups: memberships.map(({ source, group: { id: groupId, name, roleId } }) => ({
        ...{ id: groupId, name, source, role: roleId },
        roleName: names.get(roleId ?? '') ?? null,
      })),
      grants: await this.sources.of(ctx, user, memberships),
      mayChange: await this.delegation.isOver(ctx, delegate, user),
      erasure: user.erasingSince === null ? null : await this.erasures.read(ctx, id),
    };
  }

  /** Whom to ask for a right. */
  async administrators(ctx: RequestContext): Promise<AdministratorList> {
    return { items: await this.rows.enabledAdmins(ctx, ADMINISTRATORS_SHOWN) };
  }

  async #find(ctx: RequestContext, id: string): Promise<UserEntity> {
    const user = await this.rows.findById(ctx, id);
    if (user === null) throw new AppError('USER_NOT_FOUND');
    return user;
  }

  async #describe(ctx: RequestContext, user: UserEntity): Promise<User> {
    const names = await this.roles.names(ctx, [roleOf(user)]);
    return toUser(user, names.get(roleOf(user)) ?? null);
  }
}
