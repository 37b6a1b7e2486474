import type { RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { In, IsNull, MoreThan } from 'typeorm';
import { GroupMemberEntity } from '../../groups/group.entity.js';
import { UserEntity } from '../../users/user.entity.js';
import { LegalHoldEntity } from '../retention.entity.js';

export interface RetentionPerson {
  readonly id: string;
  readonly groupIds: readonly string[];
}

const AT_ONCE = 200;

/** The people to whom rules of retention apply: all but those who are being erased anyway, and those under a legal hold. */
@Injectable()
export class RetentionPeople {
  constructor(private readonly database: Database) {}

  async *all(ctx: RequestContext): AsyncGenerator<RetentionPerson, void, undefined> {
    for (let after = ''; ;) {
      ctx.signal.throwIfAborted();
      const ids = await this.#idsAfter(ctx, after);
      const last = ids.at(-1);
      if (last === undefined) return;
      yield* await this.#describe(ctx, ids);
      after = last;
    }
  }

  async #idsAfter(ctx: RequestContext, after: string): Promise<string[]> {
    const where = { erasingSince: IsNull(), ...(after === '' ? {} : { id: MoreThan(after) }) };
    const users = await this.database
      .manager(ctx)
      .find(UserEntity, { select: { id: true }, where, order: { id: 'ASC' }, take: AT_ONCE });
    return users.map(({ id }) => id);
  }

  async #describe(ctx: RequestContext, ids: readonly string[]): Promise<RetentionPerson[]> {
    const of = { userId: In([...ids]) };
    const held = new Set((await this.database.manager(ctx).findBy(LegalHoldEntity, of)).map(({ userId }) => userId));
    const members = await this.database.manager(ctx).findBy(GroupMemberEntity, of);
    return ids
      .filter((id) => !held.has(id))
      .map((id) => ({ id, groupIds: members.filter(({ userId }) => userId === id).map(({ groupId }) => groupId) }));
  }
}
