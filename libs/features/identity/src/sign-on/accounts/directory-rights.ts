import type { RequestContext } from '@assist/kernel';
import { LOG, type Log } from '@assist/platform/observability';
import { Inject, Injectable } from '@nestjs/common';
import { DirectoryGroups } from '../../groups/directory-groups.js';
import { GroupRepository } from '../../groups/group.repository.js';
import { RoleRepository } from '../../roles/role.repository.js';
import { nameKeyOf } from '../../users/name-key.js';
import { roleColumns } from '../../users/role-of.js';
import type { UserEntity } from '../../users/user.entity.js';
import { SignOnAudit } from './sign-on-audit.js';

export type RoleChoice = Pick<UserEntity, 'role' | 'roleId'>;

/** Makes what a provider says about groups and roles ours, by the names that administrators know them by. */
@Injectable()
export class DirectoryRights {
  constructor(
    private readonly roles: RoleRepository,
    private readonly groups: GroupRepository,
    private readonly directoryGroups: DirectoryGroups,
    private readonly audit: SignOnAudit,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** Inside a transaction, until whose end nobody deletes the role. Null when there is none of this name. */
  async roleNamed(tx: RequestContext, name: string): Promise<RoleChoice | null> {
    if (name === 'admin' || name === 'user') return roleColumns(name);
    const key = nameKeyOf(name);
    const found = (await this.roles.list(tx)).find((role) => nameKeyOf(role.name) === key);
    const held = found === undefined ? null : await this.roles.hold(tx, found.id);
    if (held === null) this.log.error({ role: name }, 'a role of the sign-on mapping does not exist');
    return held === null ? null : roleColumns(held.id);
  }

  /** Inside the transaction of a sign-in or a sync: because of this provider the person is in exactly these groups. */
  async applyGroups(tx: RequestContext, userId: string, provider: string, names: readonly string[]): Promise<void> {
    const ids = await this.#idsOf(tx, names);
    const moved = await this.directoryGroups.replace(tx, userId, provider, ids);
    await this.audit.memberMoved(tx, { provider, userId }, moved);
  }

  async #idsOf(tx: RequestContext, names: readonly string[]): Promise<string[]> {
    if (names.length === 0) return [];
    const byKey = new Map((await this.groups.list(tx)).map((group) => [nameKeyOf(group.name), group.id]));
    const missing = names.filter((name) => !byKey.has(nameKeyOf(name)));
    if (missing.length > 0) this.log.warn({ groups: missing }, 'groups of the sign-on mapping do not exist');
    return names.flatMap((name) => byKey.get(nameKeyOf(name)) ?? []);
  }
}
