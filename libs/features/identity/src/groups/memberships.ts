import { AppError, Clock, type RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { Delegation, type Delegate } from '../roles/delegation.js';
import { UserRepository } from '../users/user.repository.js';
import { GroupEffects } from './group-effects.js';
import { GroupRepository, LOCAL } from './group.repository.js';
import { Groups } from './groups.service.js';

/** Puts people into groups and takes them out, inside the transaction of a caller who was looked at. */
@Injectable()
export class Memberships {
  constructor(
    private readonly repository: GroupRepository,
    private readonly groups: Groups,
    private readonly users: UserRepository,
    private readonly delegation: Delegation,
    private readonly effects: GroupEffects,
    private readonly clock: Clock,
  ) {}

  /** Once more changes nothing. @throws AppError RIGHTS_EXCEEDED, GROUP_NOT_FOUND, USER_NOT_FOUND, USER_DELETING */
  async add(tx: RequestContext, delegate: Delegate, groupId: string, userId: string): Promise<void> {
    await this.#requireBoth(tx, delegate, groupId, userId);
    if ((await this.repository.findMember(tx, groupId, userId)) !== null) return;
    await this.repository.addMembers(tx, [{ groupId, userId, source: LOCAL, createdAt: this.clock.now() }]);
    await this.effects.memberAdded(tx, groupId, userId);
  }

  /**
   * Once more changes nothing. @throws AppError RIGHTS_EXCEEDED, GROUP_NOT_FOUND, USER_NOT_FOUND, USER_DELETING,
   * MEMBER_FROM_DIRECTORY when the next sign-in would bring the person back
   */
  async remove(tx: RequestContext, delegate: Delegate, groupId: string, userId: string): Promise<void> {
    await this.#requireBoth(tx, delegate, groupId, userId);
    const member = await this.repository.findMember(tx, groupId, userId);
    if (member === null) return;
    if (member.source !== LOCAL) throw new AppError('MEMBER_FROM_DIRECTORY', { source: member.source });
    await this.repository.removeMember(tx, groupId, userId);
    await this.effects.memberRemoved(tx, groupId, userId);
  }

  async #requireBoth(tx: RequestContext, delegate: Delegate, groupId: string, userId: string): Promise<void> {
    await this.groups.findToChange(tx, delegate, groupId);
    const user = await this.users.findLocked(tx, userId);
    if (user === null) throw new AppError('USER_NOT_FOUND');
    if (user.erasingSince !== null) throw new AppError('USER_DELETING');
    await this.delegation.requireOver(tx, delegate, user);
  }
}
