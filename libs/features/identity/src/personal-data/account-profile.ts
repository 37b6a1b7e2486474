import { isoOrNull, type RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { ApiKeyRepository } from '../api-keys/api-key.repository.js';
import { GroupRepository } from '../groups/group.repository.js';
import { SecondFactorRepository } from '../second-factor/second-factor.repository.js';
import { SessionRepository } from '../sessions/session.repository.js';
import { roleOf } from '../users/role-of.js';
import { UserRepository } from '../users/user.repository.js';

/** The account of a person and what hangs on its row: sessions, memberships, keys, second factor. */
@Injectable()
export class AccountProfile {
  constructor(
    private readonly users: UserRepository,
    private readonly sessions: SessionRepository,
    private readonly groups: GroupRepository,
    private readonly apiKeys: ApiKeyRepository,
    private readonly factors: SecondFactorRepository,
  ) {}

  async counts(ctx: RequestContext, userId: string): Promise<Readonly<Record<string, number>>> {
    return {
      accounts: (await this.users.findById(ctx, userId)) === null ? 0 : 1,
      sessions: (await this.sessions.listOfUser(ctx, userId)).length,
      memberships: (await this.groups.ofUsers(ctx, [userId])).length,
      apiKeys: await this.apiKeys.count(ctx, userId),
      secondFactors: (await this.factors.find(ctx, userId)) === null ? 0 : 1,
    };
  }

  /** All but secrets; null when there is no such account. */
  async read(ctx: RequestContext, userId: string): Promise<object | null> {
    const user = await this.users.findById(ctx, userId);
    if (user === null) return null;
    const { id, email, name, locale, disabled } = user;
    const memberships = await this.groups.ofUsers(ctx, [userId]);
    const factor = await this.factors.find(ctx, userId);
    return {
      ...{ id, email, name, role: roleOf(user), locale, disabled },
      createdAt: isoOrNull(user.createdAt),
      lastLoginAt: isoOrNull(user.lastLoginAt),
      secondFactorSince: isoOrNull(factor?.confirmedAt ?? null),
      signOn: (await this.users.externalAccounts(ctx, userId)).map(({ provider, subject, createdAt }) => ({
        ...{ provider, subject },
        since: isoOrNull(createdAt),
      })),
      groups: memberships.map(({ source, group }) => ({ name: group.name, source })),
      sessions: await this.#sessions(ctx, userId),
      apiKeys: await this.#apiKeys(ctx, userId),
    };
  }

  async #sessions(ctx: RequestContext, userId: string): Promise<object[]> {
    return (await this.sessions.listOfUser(ctx, userId)).map(({ createdAt, lastSeenAt, expiresAt, userAgent, address }) => ({
      ...{ createdAt: isoOrNull(createdAt), lastSeenAt: isoOrNull(lastSeenAt), expiresAt: isoOrNull(expiresAt) },
      ...{ userAgent, address },
    }));
  }

  async #apiKeys(ctx: RequestContext, userId: string): Promise<object[]> {
    return (await this.apiKeys.list(ctx, userId)).map(({ name, scopes, createdAt, expiresAt, lastUsedAt, lastUsedAddress }) => ({
      ...{ name, scopes, createdAt: isoOrNull(createdAt), expiresAt: isoOrNull(expiresAt), lastUsedAt: isoOrNull(lastUsedAt) },
      lastUsedAddress,
    }));
  }
}
