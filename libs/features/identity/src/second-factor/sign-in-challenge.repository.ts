import type { RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { LessThanOrEqual } from 'typeorm';
import { SignInChallengeEntity } from './sign-in-challenge.entity.js';

@Injectable()
export class SignInChallengeRepository {
  constructor(private readonly database: Database) {}

  async insert(ctx: RequestContext, challenge: SignInChallengeEntity): Promise<void> {
    await this.database.manager(ctx).insert(SignInChallengeEntity, challenge);
  }

  find(ctx: RequestContext, id: string): Promise<SignInChallengeEntity | null> {
    return this.database.manager(ctx).findOneBy(SignInChallengeEntity, { id });
  }

  async countAttempt(ctx: RequestContext, { id, attempts }: SignInChallengeEntity): Promise<void> {
    await this.database.manager(ctx).update(SignInChallengeEntity, { id }, { attempts: attempts + 1 });
  }

  async deleteOfUser(ctx: RequestContext, userId: string): Promise<void> {
    await this.database.manager(ctx).delete(SignInChallengeEntity, { userId });
  }

  /** Of a user: those that are over, so that there are never many. */
  async deleteExpired(ctx: RequestContext, userId: string, now: number): Promise<void> {
    await this.database.manager(ctx).delete(SignInChallengeEntity, { userId, expiresAt: LessThanOrEqual(now) });
  }
}
