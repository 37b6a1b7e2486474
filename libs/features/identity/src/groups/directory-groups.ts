import { Clock, type RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { PermissionsChanged } from '../roles/permissions-changed.js';
import { GroupRepository } from './group.repository.js';

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
  async replace(tx: RequestContext, userId: string, source: string, groupIds: readonly string[]): Promise<void> {
    const known = new Set((await this.groups.list(tx)).map((group) => group.id));
    const wanted = new Set(groupIds.filter((id) => known.has(id)));
    const before = await this.groups.groupIdsBySource(tx, userId, source);
    const gone = before.filter((id) => !wanted.has(id));
    const added = [...wanted].filter((id) => !before.includes(id));
    for (const groupId of gone) await this.groups.removeMember(tx, groupId, userId);
    const createdAt = this.clock.now();
    await this.groups.addMembers(
      tx,
      added.map((groupId) => ({ groupId, userId, source, createdAt })),
    );
    if (gone.length + added.length > 0) this.changed.tell(tx);
  }
}
