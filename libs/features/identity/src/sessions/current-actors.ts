import { API_KEY_MARK, apiKeyOf, Clock, type RequestContext, type UserActor } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { ApiKeyRepository, type LivingKey } from '../api-keys/api-key.repository.js';
import { GrantedPermissions } from '../roles/granted-permissions.js';
import { SecondFactorDemand } from '../second-factor/second-factor-demand.js';
import type { UserEntity } from '../users/user.entity.js';
import { SessionRepository, type LivingSession } from './session.repository.js';
import { keyPermissions } from './user-actors.js';

type Holder = Pick<UserEntity, 'id' | 'role' | 'roleId'>;

/** Those who are connected, as they are now: a handful of queries for 500 of them. */
@Injectable()
export class CurrentActors {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly apiKeys: ApiKeyRepository,
    private readonly granted: GrantedPermissions,
    private readonly secondFactors: SecondFactorDemand,
    private readonly clock: Clock,
  ) {}

  /**
   * By `sessionId`. Missing is who must go: whose session or key is over, who became an administrator or is none any
   * more, and who is asked for a second factor now that is not there.
   */
  async of(ctx: RequestContext, actors: readonly UserActor[]): Promise<ReadonlyMap<string, UserActor>> {
    const known = new Map(actors.map((actor) => [actor.sessionId, actor]));
    const sessions = await this.#sessions(ctx, actors);
    const keys = await this.#keys(ctx, actors);
    const holders = new Map<string, Holder>(
      [...sessions, ...keys.map(({ owner }) => owner)].map((holder) => [holder.id, holder]),
    );
    const granted = await this.granted.ofMany(ctx, [...holders.values()]);
    const limited = await this.secondFactors.missingAmong(ctx, [...holders.values()]);
    const current = new Map<string, UserActor>();
    for (const { sessionId, id, role } of sessions) {
      const actor = known.get(sessionId);
      if (actor === undefined || limited.has(id) || (role === 'admin') !== actor.roles.includes('admin')) continue;
      current.set(sessionId, { ...actor, permissions: granted.get(id) ?? new Set() });
    }
    for (const { id, scopes, owner } of keys) {
      const actor = known.get(API_KEY_MARK + id);
      if (actor === undefined || limited.has(owner.id)) continue;
      current.set(actor.sessionId, { ...actor, permissions: keyPermissions(scopes, owner, granted.get(owner.id)) });
    }
    return current;
  }

  #sessions(ctx: RequestContext, actors: readonly UserActor[]): Promise<LivingSession[]> {
    const ids = actors.filter((actor) => apiKeyOf(actor) === null).map((actor) => actor.sessionId);
    return this.sessions.listLiving(ctx, [...new Set(ids)], this.clock.now());
  }

  #keys(ctx: RequestContext, actors: readonly UserActor[]): Promise<LivingKey[]> {
    const ids = actors.flatMap((actor) => apiKeyOf(actor)?.slice(API_KEY_MARK.length) ?? []);
    return this.apiKeys.listLiving(ctx, [...new Set(ids)], this.clock.now());
  }
}
