import type { ApiKey, Session } from '@assist/contracts/people';
import type { RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { ApiKeyRepository } from '../api-keys/api-key.repository.js';
import { toApiKey } from '../api-keys/api-keys.dto.js';
import { RevokeApiKey } from '../api-keys/revoke-api-key.js';
import { ListSessions } from '../sessions/list-sessions.js';
import { RevokeSession } from '../sessions/revoke-session.js';
import { OverseenUser } from './overseen-user.js';

/** Sessions and API keys of others, for who administers users: seen and ended, never their secrets. */
@Injectable()
export class OverseeCredentials {
  constructor(
    private readonly database: Database,
    private readonly overseen: OverseenUser,
    private readonly listSessions: ListSessions,
    private readonly revokeSession: RevokeSession,
    private readonly apiKeys: ApiKeyRepository,
    private readonly revokeApiKey: RevokeApiKey,
  ) {}

  async sessions(ctx: RequestContext, userId: string): Promise<Session[]> {
    const user = await this.overseen.find(ctx, userId);
    return this.listSessions.execute(ctx, user.id);
  }

  async endSession(ctx: RequestContext, userId: string, id: string): Promise<void> {
    await this.#over(ctx, userId, (tx) => this.revokeSession.execute(tx, userId, id));
  }

  endSessions(ctx: RequestContext, userId: string): Promise<number> {
    return this.#over(ctx, userId, (tx) => this.revokeSession.all(tx, userId));
  }

  async apiKeysOf(ctx: RequestContext, userId: string): Promise<ApiKey[]> {
    const user = await this.overseen.find(ctx, userId);
    return (await this.apiKeys.list(ctx, user.id)).map(toApiKey);
  }

  async endApiKey(ctx: RequestContext, userId: string, id: string): Promise<void> {
    await this.#over(ctx, userId, (tx) => this.revokeApiKey.execute(tx, userId, id));
  }

  #over<T>(ctx: RequestContext, userId: string, work: (tx: RequestContext) => Promise<T>): Promise<T> {
    return this.database.transaction(ctx, async (tx) => {
      await this.overseen.find(tx, userId);
      return work(tx);
    });
  }
}
