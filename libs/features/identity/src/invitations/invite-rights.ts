import type { RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { Groups } from '../groups/groups.service.js';
import { Delegation, type Delegate } from '../roles/delegation.js';

/** What an invitation would give. */
export interface InvitedRights {
  readonly role: string;
  readonly groups: readonly string[];
}

/** The ceiling over who invites, renews and takes back: whoever holds a link could open the account. */
@Injectable()
export class InviteRights {
  constructor(
    private readonly database: Database,
    private readonly delegation: Delegation,
    private readonly groups: Groups,
  ) {}

  /** A transaction of somebody who may give these rights. @throws AppError FORBIDDEN, RIGHTS_EXCEEDED, ROLE_NOT_FOUND, GROUP_NOT_FOUND */
  transaction<T>(ctx: RequestContext, rights: InvitedRights, work: (tx: RequestContext) => Promise<T>): Promise<T> {
    return this.database.transaction(ctx, async (tx) => {
      await this.require(tx, await this.delegation.begin(tx), rights);
      return work(tx);
    });
  }

  /** A transaction of somebody who administers users; looks at no rights yet. @throws AppError FORBIDDEN */
  begin<T>(ctx: RequestContext, work: (tx: RequestContext, delegate: Delegate) => Promise<T>): Promise<T> {
    return this.database.transaction(ctx, async (tx) => work(tx, await this.delegation.begin(tx)));
  }

  /** @throws AppError RIGHTS_EXCEEDED, ROLE_NOT_FOUND, GROUP_NOT_FOUND */
  async require(tx: RequestContext, delegate: Delegate, { role, groups }: InvitedRights): Promise<void> {
    await this.delegation.requireRole(tx, delegate, role);
    for (const group of groups) await this.groups.findToChange(tx, delegate, group);
  }
}
