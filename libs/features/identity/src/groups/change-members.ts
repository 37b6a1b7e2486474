import type { RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { Delegation } from '../roles/delegation.js';
import { Memberships } from './memberships.js';

@Injectable()
export class ChangeMembers {
  constructor(
    private readonly database: Database,
    private readonly delegation: Delegation,
    private readonly memberships: Memberships,
  ) {}

  /** @throws AppError FORBIDDEN, and what `Memberships.add` throws */
  async add(ctx: RequestContext, groupId: string, userId: string): Promise<void> {
    await this.database.transaction(ctx, async (tx) =>
      this.memberships.add(tx, await this.delegation.begin(tx), groupId, userId),
    );
  }

  /** @throws AppError FORBIDDEN, and what `Memberships.remove` throws */
  async remove(ctx: RequestContext, groupId: string, userId: string): Promise<void> {
    await this.database.transaction(ctx, async (tx) =>
      this.memberships.remove(tx, await this.delegation.begin(tx), groupId, userId),
    );
  }
}
