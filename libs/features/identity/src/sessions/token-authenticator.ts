import { Clock, systemContext } from '@assist/kernel';
import { Authenticator, ServiceTokens, type Authenticated, type EndedSessions, type UserActor } from '@assist/platform/http';
import { PubSub } from '@assist/platform/realtime';
import { Injectable } from '@nestjs/common';
import { AccessTokens } from './access-tokens.js';
import { SessionRepository } from './session.repository.js';
import { endedSessionsSchema, SESSIONS_ENDED } from './sessions-ended.js';

const ctx = systemContext('identity');

/** Signature first, then the rows: a role change, a suspension or the end of a session counts from the next call on. */
@Injectable()
export class TokenAuthenticator extends Authenticator {
  constructor(
    private readonly tokens: AccessTokens,
    private readonly sessions: SessionRepository,
    private readonly serviceTokens: ServiceTokens,
    private readonly pubSub: PubSub,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async authenticate(token: string): Promise<Authenticated | null> {
    const claims = await this.tokens.read(token);
    if (claims === null) return this.#authenticateService(token);
    const user = await this.sessions.findActor(ctx, claims, this.clock.now());
    if (user === null) return null;
    const roles = user.role === 'admin' ? (['admin', 'user'] as const) : (['user'] as const);
    return { actor: { kind: 'user', userId: user.id, roles, sessionId: claims.sessionId }, locale: user.locale };
  }

  /** Another process of ours in the name of a user, with a user's rights only. */
  async #authenticateService(token: string): Promise<Authenticated | null> {
    const userId = await this.serviceTokens.read(token);
    const user = userId === null ? null : await this.sessions.findEnabledUser(ctx, userId);
    return user === null
      ? null
      : { actor: { kind: 'user', userId: user.id, roles: ['user'], sessionId: 'service' }, locale: user.locale };
  }

  override onSessionsEnded(listener: (ended: EndedSessions) => void): Promise<() => Promise<void>> {
    return this.pubSub.subscribe(SESSIONS_ENDED, (message) => {
      const ended = endedSessionsSchema.safeParse(message);
      if (ended.success) listener(ended.data);
    });
  }

  override async livingSessions(actors: readonly UserActor[]): Promise<ReadonlySet<string>> {
    const isAdmin = new Map(actors.map((actor) => [actor.sessionId, actor.roles.includes('admin')]));
    const living = await this.sessions.listLiving(ctx, [...isAdmin.keys()], this.clock.now());
    return new Set(living.filter(({ id, role }) => (role === 'admin') === isAdmin.get(id)).map(({ id }) => id));
  }
}
