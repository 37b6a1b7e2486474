import { Clock, type RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { PermissionsChanged } from '../roles/permissions-changed.js';
import { GroupRepository } from './group.repository.js';

/** Ids of groups that somebody came into, and went out of. */
export interface MovedMember {
  readonly added: readonly string[];
  readonly gone: readonly string[];
}

/** Keeps memberships as a sign-on provider says that they are. */
@Injectable()
export class DirectoryGroups {
  constructor(
    private readonly groups: GroupRepository,
    private readonly changed: PermissionsChanged,
    private readonly clock: Clock,
  ) {}

  /**
   * Inside the transaction of a sign-in: from now on `source`, any but `local`, has the person in exactly these groups. Memberships of
   * other sources stay, and a group that somebody put the person into by hand is left as it is. Ids that are no group
   * are passed over: the mapping may name one that was deleted.
   */
  async replace(tx: RequestContext, userId: string, source: string, groupIds: readonly string[]): Promise<MovedMember> {
    const before = await this.groups.membershipsOf(tx, userId);
    const wanted = new Set(groupIds);
    const gone = before.filter((row) => row.source === source && !wanted.has(row.groupId)).map(({ groupId }) => groupId);
    const isIn = new Set(before.map(({ groupId }) => groupId));
    const added = await this.#known(
      tx,
      [...wanted].filter((id) => !isIn.has(id)),
    );
    for (const groupId of gone) await this.groups.removeMember(tx, groupId, userId);
    const createdAt = this.clock.now();
    await this.groups.addMembers(
      tx,
      added.map((groupId) => ({ groupId, userId, source, createdAt })),
    );
    if (gone.length + added.length > 0) this.changed.tell(tx);
    return { added, gone };
  }

  async #known(tx: RequestContext, ids: readonly string[]): Promise<readonly string[]> {
    if (ids.length === 0) return [];
    const known = new Set((await this.groups.list(tx)).map(({ id }) => id));
    return ids.filter((id) => known.has(id));
  }
}
