import type { PersonalExport } from '@assist/contracts/people';
import { AccountGate, type RequestContext } from '@assist/kernel';
import { RateLimits } from '@assist/platform/cache';
import { Database } from '@assist/platform/database';
import { userIdOf } from '@assist/platform/http';
import { Injectable } from '@nestjs/common';
import { UserRepository } from '../../users/user.repository.js';
import { RequestExport } from './request-export.js';

/** Each takes as much disk as all documents of the person. */
const RULE = { name: 'own-export', points: 5, windowSeconds: 24 * 3600 };

/** Everybody may have a copy of what is kept of him or her, whatever role or licence say. */
@Injectable()
export class ExportOwnData {
  constructor(
    private readonly database: Database,
    private readonly users: UserRepository,
    private readonly accounts: AccountGate,
    private readonly request: RequestExport,
    private readonly limits: RateLimits,
  ) {}

  /** @throws AppError RATE_LIMITED */
  async execute(ctx: RequestContext): Promise<PersonalExport> {
    await this.limits.require(RULE, userIdOf(ctx), 'RATE_LIMITED');
    return this.database.transaction(ctx, async (tx) => {
      // Whoever asks again at the same moment waits, and finds the copy that is being made.
      await this.users.findLocked(tx, userIdOf(ctx));
      await this.accounts.hold(tx);
      return this.request.execute(tx, userIdOf(ctx));
    });
  }
}
