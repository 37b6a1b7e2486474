import { Clock, newId, type RequestContext } from '@assist/kernel';
import { AuditLog } from '@assist/platform/audit';
import { Injectable } from '@nestjs/common';
import { UserRepository } from '../users/user.repository.js';
import { SessionTokens, type SignedIn } from './session-tokens.js';
import { SessionRepository } from './session.repository.js';

/** So many devices of a person stay signed in; the one that was away longest goes first. */
const MAX_SESSIONS = 100;

@Injectable()
export class BeginSession {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly users: UserRepository,
    private readonly tokens: SessionTokens,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /**
   * Inside the transaction of a login, which holds the user's row locked and is noted with it. `provider`: who let the
   * person in, null for ourselves.
   */
  async execute(ctx: RequestContext, userId: string, provider: string | null): Promise<SignedIn> {
    const now = this.clock.now();
    const id = newId(now);
    const refresh = this.tokens.first(id);
    await this.sessions.deleteExpired(ctx, now);
    await this.sessions.deleteBeyond(ctx, userId, MAX_SESSIONS - 1);
    await this.users.update(ctx, userId, { lastLoginAt: now });
    const expiresAt = this.tokens.endOf({ provider, createdAt: now }, now);
    await this.sessions.insert(ctx, {
      id,
      userId,
      tokenHash: refresh.secretHash,
      previousHash: null,
      rotatedAt: now,
      createdAt: now,
      userAgent: storable(ctx.userAgent, 300),
      address: storable(ctx.address, 64),
      lastSeenAt: now,
      expiresAt,
      provider,
    });
    await this.audit.record(ctx, {
      action: 'auth.signed_in',
      actor: { kind: 'user', id: userId },
      target: { type: 'session', id },
      detail: provider === null ? {} : { provider },
    });
    return this.tokens.pair(userId, refresh, expiresAt - now);
  }
}

/** PostgreSQL takes no NUL. */
function storable(text: string | undefined, maxLength: number): string | null {
  return text === undefined ? null : text.slice(0, maxLength).replace(/\p{Cc}/gu, ' ');
}
