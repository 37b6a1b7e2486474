import { AppError, type RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { StillThere } from '../sign-on/ldap/still-there.js';
import { RefreshSession } from './refresh-session.js';
import { parseRefreshToken } from './refresh-tokens.js';
import type { SignedIn } from './session-tokens.js';

/** Prolongs a session, for people of a directory only as long as it lets them in. */
@Injectable()
export class RenewSession {
  constructor(
    private readonly stillThere: StillThere,
    private readonly refresh: RefreshSession,
  ) {}

  /** @throws AppError SESSION_EXPIRED, SERVICE_UNAVAILABLE when a directory was away for too long */
  async execute(ctx: RequestContext, token: unknown): Promise<SignedIn> {
    const given = parseRefreshToken(token);
    if (given === null) throw new AppError('SESSION_EXPIRED');
    await this.stillThere.require(ctx, given.sessionId);
    return this.refresh.execute(ctx, token);
  }
}
