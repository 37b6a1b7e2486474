import type { Session } from '@assist/contracts/people';
import { Clock, type RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { SessionRepository } from './session.repository.js';
import { toSession } from './sessions.dto.js';

@Injectable()
export class ListSessions {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly clock: Clock,
  ) {}

  /** Those that are not over; last seen first. Whether the caller may is decided before. */
  async execute(ctx: RequestContext, userId: string): Promise<Session[]> {
    const now = this.clock.now();
    const living = (await this.sessions.listOfUser(ctx, userId)).filter((session) => session.expiresAt > now);
    const seenAt = ({ lastSeenAt, createdAt }: (typeof living)[number]): number => lastSeenAt ?? createdAt;
    return living.sort((a, b) => seenAt(b) - seenAt(a)).map((session) => toSession(session, ctx.actor));
  }
}
