import type { RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { LessThan, MoreThan } from 'typeorm';
import { ApiKeyEntity } from '../../api-keys/api-key.entity.js';
import { NO_PASSWORD } from '../../users/passwords.js';
import { UserEntity } from '../../users/user.entity.js';
import { ExternalAccountEntity } from './external-account.entity.js';

@Injectable()
export class ExternalAccountRepository {
  constructor(private readonly database: Database) {}

  find(ctx: RequestContext, provider: string, subject: string): Promise<ExternalAccountEntity | null> {
    return this.database.manager(ctx).findOneBy(ExternalAccountEntity, { provider, subject });
  }

  findOfUser(ctx: RequestContext, provider: string, userId: string): Promise<ExternalAccountEntity | null> {
    return this.database.manager(ctx).findOneBy(ExternalAccountEntity, { provider, userId });
  }

  /** At all providers, with the rows locked: no sign-in confirms one of them until the transaction ends. */
  lockedOfUser(ctx: RequestContext, userId: string): Promise<ExternalAccountEntity[]> {
    const lock = this.database.rowLock('pessimistic_write');
    return this.database.manager(ctx).find(ExternalAccountEntity, { where: { userId }, order: { provider: 'ASC' }, lock });
  }

  /** Violates a key when the person has a user already, or the user another person of the provider. */
  async insert(ctx: RequestContext, account: ExternalAccountEntity): Promise<void> {
    await this.database.manager(ctx).insert(ExternalAccountEntity, account);
  }

  async update(
    ctx: RequestContext,
    { provider, subject }: Pick<ExternalAccountEntity, 'provider' | 'subject'>,
    changes: Partial<Pick<ExternalAccountEntity, 'suspended' | 'confirmedAt'>>,
  ): Promise<void> {
    await this.database.manager(ctx).update(ExternalAccountEntity, { provider, subject }, changes);
  }

  /** People of a provider in the order of their subjects, those behind `after`, whom the provider may let in or keep out. */
  followed(ctx: RequestContext, provider: string, after: string, limit: number): Promise<ExternalAccountEntity[]> {
    return this.database
      .manager(ctx)
      .createQueryBuilder(ExternalAccountEntity, 'account')
      .innerJoin(UserEntity, 'user', 'user.id = account.userId')
      .where({ provider, subject: MoreThan(after) })
      .andWhere('(user.disabled = :no OR account.suspended = :yes)', { no: false, yes: true })
      .orderBy('account.subject', 'ASC')
      .limit(limit)
      .getMany();
  }

  /** People with API keys and no password here whom no provider has let in since `before`. */
  withStaleKeys(ctx: RequestContext, before: number, limit: number): Promise<ExternalAccountEntity[]> {
    const manager = this.database.manager(ctx);
    const fresher = manager
      .createQueryBuilder(ExternalAccountEntity, 'other')
      .select('1')
      .where('other.userId = account.userId AND other.confirmedAt >= :before');
    return manager
      .createQueryBuilder(ExternalAccountEntity, 'account')
      .innerJoin(UserEntity, 'user', 'user.id = account.userId AND user.passwordHash = :none', { none: NO_PASSWORD })
      .where({ confirmedAt: LessThan(before) })
      .andWhere(
        (query) =>
          `EXISTS ${query.subQuery().select('1').from(ApiKeyEntity, 'key').where('key.userId = account.userId').getQuery()}`,
      )
      .andWhere(`NOT EXISTS (${fresher.getQuery()})`, { before })
      .limit(limit)
      .getMany();
  }
}
