import type { PersonalExport } from '@assist/contracts/people';
import { AppError, type RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { Delegation } from '../../roles/delegation.js';
import { UserRepository } from '../../users/user.repository.js';
import { RequestExport } from './request-export.js';

/**
 * A copy for the house before an account is deleted. Only of a suspended account: nobody reads along with a colleague
 * who is at work, and who comes back sees in the list of exports that it was made, and by whom.
 */
@Injectable()
export class ExportUserData {
  constructor(
    private readonly database: Database,
    private readonly users: UserRepository,
    private readonly delegation: Delegation,
    private readonly request: RequestExport,
  ) {}

  /** @throws AppError FORBIDDEN, RIGHTS_EXCEEDED, USER_NOT_FOUND, USER_ENABLED, USER_DELETING */
  execute(ctx: RequestContext, userId: string): Promise<PersonalExport> {
    return this.database.transaction(ctx, async (tx) => {
      const delegate = await this.delegation.begin(tx);
      const user = await this.users.findLocked(tx, userId);
      if (user === null) throw new AppError('USER_NOT_FOUND');
      await this.delegation.requireOver(tx, delegate, user);
      if (user.erasingSince !== null) throw new AppError('USER_DELETING');
      if (!user.disabled) throw new AppError('USER_ENABLED');
      return this.request.execute(tx, userId);
    });
  }
}
