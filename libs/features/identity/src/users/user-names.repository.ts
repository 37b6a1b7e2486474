import type { RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { UserNames, type KnownUser } from '../contracts.js';
import { UserEntity } from './user.entity.js';
import { havingWords } from './user.repository.js';

@Injectable()
export class UserNamesRepository extends UserNames {
  constructor(private readonly database: Database) {
    super();
  }

  override async of(ctx: RequestContext, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const wanted = [...new Set(ids)];
    if (wanted.length === 0) return new Map();
    const users = await this.database
      .manager(ctx)
      .find(UserEntity, { select: { id: true, name: true }, where: { id: In(wanted) } });
    return new Map(users.map(({ id, name }) => [id, name]));
  }

  override async search(ctx: RequestContext, query: string, limit: number): Promise<KnownUser[]> {
    const found = this.database.manager(ctx).createQueryBuilder(UserEntity, 'user').where({});
    havingWords(found, query);
    const users = await found.orderBy('user.nameKey', 'ASC').addOrderBy('user.id', 'ASC').limit(limit).getMany();
    return users.map(toKnownUser);
  }

  override async find(ctx: RequestContext, id: string): Promise<KnownUser | null> {
    const user = await this.database.manager(ctx).findOneBy(UserEntity, { id });
    return user === null ? null : toKnownUser(user);
  }
}

function toKnownUser({ id, name, email, locale, disabled }: UserEntity): KnownUser {
  return { id, name, email, locale, disabled };
}
