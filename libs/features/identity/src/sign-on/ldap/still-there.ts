import { Clock, isAppError, type RequestContext } from '@assist/kernel';
import type { ConfigOf } from '@assist/platform/config';
import { Inject, Injectable } from '@nestjs/common';
import { SessionRepository } from '../../sessions/session.repository.js';
import { ExternalAccountRepository } from '../accounts/external-account.repository.js';
import { DIRECTORY } from '../sign-on-provider.js';
import { FollowDirectory } from './follow-directory.js';
import { ldapConfig } from './ldap.config.js';
import { LoseAccess } from './lose-access.js';

/** Before a session is renewed: does the directory still let the person in? Asked when it was not within the sync's interval. */
@Injectable()
export class StillThere {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly accounts: ExternalAccountRepository,
    private readonly followDirectory: FollowDirectory,
    private readonly loseAccess: LoseAccess,
    private readonly clock: Clock,
    @Inject(ldapConfig.token) private readonly config: ConfigOf<typeof ldapConfig>,
  ) {}

  /** Ends the sessions of whoever is gone. @throws AppError SERVICE_UNAVAILABLE when the directory was away for too long */
  async require(ctx: RequestContext, sessionId: string): Promise<void> {
    const session = await this.sessions.find(ctx, sessionId);
    if (session?.provider !== DIRECTORY) return;
    const account = await this.accounts.findOfUser(ctx, DIRECTORY, session.userId);
    if (account === null) return;
    const ageMs = this.clock.now() - account.confirmedAt;
    if (ageMs < this.config.syncMinutes * 60_000) return;
    try {
      const [gone] = await this.followDirectory.execute(ctx, [account]);
      if (gone !== undefined) await this.loseAccess.execute(ctx, gone);
    } catch (error) {
      if (!isAppError(error, 'SERVICE_UNAVAILABLE') || ageMs >= this.config.trustHours * 3600_000) throw error;
    }
  }
}
