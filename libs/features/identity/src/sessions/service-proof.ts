import type { RequestContext } from '@assist/kernel';
import { ServiceTokens, type Authenticated } from '@assist/platform/http';
import { Injectable } from '@nestjs/common';
import { ApiKeyProof } from '../api-keys/api-key-proof.js';
import { SessionRepository } from './session.repository.js';
import { UserActors } from './user-actors.js';

/** Proves the tokens with which another process of ours calls in the name of a user. */
@Injectable()
export class ServiceProof {
  constructor(
    private readonly tokens: ServiceTokens,
    private readonly sessions: SessionRepository,
    private readonly apiKeys: ApiKeyProof,
    private readonly actors: UserActors,
  ) {}

  async prove(ctx: RequestContext, token: string): Promise<Authenticated | null> {
    const claims = await this.tokens.read(token);
    if (claims === null) return null;
    if (claims.apiKey !== null) return atDoorsForServices(await this.apiKeys.goOn(ctx, claims.apiKey, claims.userId));
    const user = await this.sessions.findEnabledUser(ctx, claims.userId);
    return user === null ? null : this.actors.service(ctx, user);
  }
}

/** Also in the name of a key, whose owner may be limited more than that. */
function atDoorsForServices(found: Authenticated | null): Authenticated | null {
  if (found?.actor.kind !== 'user') return found;
  return { ...found, actor: { limitedTo: 'services', ...found.actor } };
}
