import { Clock, type RequestContext } from '@assist/kernel';
import { Database, isUniqueViolation } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { digest, FLOW_SECONDS } from './sign-on-flow.js';
import { UsedSignOnEntity } from './used-sign-on.entity.js';

@Injectable()
export class UsedSignOnRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** False when this state came back before. */
  async use(ctx: RequestContext, state: string): Promise<boolean> {
    const now = this.clock.now();
    try {
      await this.database.transaction(ctx, async (tx) => {
        const manager = this.database.manager(tx);
        await manager.delete(UsedSignOnEntity, { expiresAt: LessThan(now) });
        await manager.insert(UsedSignOnEntity, { id: digest(state), expiresAt: now + FLOW_SECONDS * 1000 });
      });
      return true;
    } catch (error) {
      if (isUniqueViolation(error)) return false;
      throw error;
    }
  }
}
