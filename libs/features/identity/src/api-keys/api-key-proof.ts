import { API_KEY_MARK, Clock, type RequestContext } from '@assist/kernel';
import type { Authenticated } from '@assist/platform/http';
import { Injectable } from '@nestjs/common';
import { sameSecretHash } from '../secrets/secret-hash.js';
import { LastUses } from '../sessions/last-uses.js';
import { SessionRepository } from '../sessions/session.repository.js';
import { UserActors } from '../sessions/user-actors.js';
import type { ApiKeyEntity } from './api-key.entity.js';
import { ApiKeyRepository, isOver } from './api-key.repository.js';
import type { ApiKeyText } from './api-key-text.js';

/** Proves API keys. All that is wrong with one has the same answer; nothing is remembered between two calls. */
@Injectable()
export class ApiKeyProof {
  constructor(
    private readonly keys: ApiKeyRepository,
    private readonly sessions: SessionRepository,
    private readonly actors: UserActors,
    private readonly lastUses: LastUses,
    private readonly clock: Clock,
  ) {}

  async prove(ctx: RequestContext, text: ApiKeyText, address: string | undefined): Promise<Authenticated | null> {
    const key = await this.keys.findByMark(ctx, text.mark);
    const isRight = sameSecretHash(text.secretHash, key?.secretHash);
    if (key === null || !isRight || isOver(key, this.clock.now())) return null;
    const found = await this.#actorOf(ctx, key);
    if (found !== null) this.lastUses.apiKey(key.id, key.lastUsedAt, address);
    return found;
  }

  /** For another process of ours that goes on with what a key began; `sessionId` is `key:<id>`. */
  async goOn(ctx: RequestContext, sessionId: string, userId: string): Promise<Authenticated | null> {
    const key = await this.keys.findLiving(ctx, sessionId, userId, this.clock.now());
    return key === null ? null : this.#actorOf(ctx, key);
  }

  async #actorOf(ctx: RequestContext, { id, userId, scopes }: ApiKeyEntity): Promise<Authenticated | null> {
    const user = await this.sessions.findEnabledUser(ctx, userId);
    return user === null ? null : this.actors.program(ctx, user, { sessionId: API_KEY_MARK + id, scopes });
  }
}
