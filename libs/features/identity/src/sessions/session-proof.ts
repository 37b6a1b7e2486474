import { Clock, type RequestContext } from '@assist/kernel';
import type { Authenticated } from '@assist/platform/http';
import { Injectable } from '@nestjs/common';
import { AccessTokens } from './access-tokens.js';
import { LastUses } from './last-uses.js';
import { SessionRepository } from './session.repository.js';
import { UserActors } from './user-actors.js';

/** Proves access tokens: signature first, then the rows. */
@Injectable()
export class SessionProof {
  constructor(
    private readonly tokens: AccessTokens,
    private readonly sessions: SessionRepository,
    private readonly actors: UserActors,
    private readonly lastUses: LastUses,
    private readonly clock: Clock,
  ) {}

  /** Undefined for what is no access token of ours; null for one that counts no more. */
  async prove(ctx: RequestContext, token: string, address: string | undefined): Promise<Authenticated | null | undefined> {
    const claims = await this.tokens.read(token);
    if (claims === null) return undefined;
    const found = await this.sessions.findActor(ctx, claims, this.clock.now());
    if (found === null) return null;
    this.lastUses.session(found.session.id, found.session.lastSeenAt, address);
    return this.actors.person(ctx, found.user, found.session.id);
  }
}
