import type { RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { ChangeException } from '../retention/rules/change-exception.js';
import { Delegation } from '../roles/delegation.js';
import { GroupEffects } from './group-effects.js';
import { GroupRepository } from './group.repository.js';
import { Groups } from './groups.service.js';

/** Removes a group; its members stay, without what it granted. */
@Injectable()
export class DeleteGroup {
  constructor(
    private readonly database: Database,
    private readonly repository: GroupRepository,
    private readonly groups: Groups,
    private readonly delegation: Delegation,
    private readonly effects: GroupEffects,
    private readonly exceptions: ChangeException,
  ) {}

  /** @throws AppError FORBIDDEN, RIGHTS_EXCEEDED, GROUP_NOT_FOUND */
  async execute(ctx: RequestContext, id: string): Promise<void> {
    await this.database.transaction(ctx, async (tx) => {
      const group = await this.groups.findToChange(tx, await this.delegation.begin(tx), id);
      await this.exceptions.removeAll(tx, id);
      await this.repository.delete(tx, id);
      await this.effects.deleted(tx, group);
    });
  }
}
