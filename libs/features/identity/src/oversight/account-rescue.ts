import type { Clock, RequestContext } from '@assist/kernel';
import type { AuditLog } from '@assist/platform/audit';
import type { Database } from '@assist/platform/database';
import type { PubSub } from '@assist/platform/realtime';
import { ApiKeyRepository } from '../api-keys/api-key.repository.js';
import { PasswordResetLinks } from '../password-reset/password-reset-links.js';
import { PasswordResetRepository } from '../password-reset/password-reset.repository.js';
import { SecondFactorRepository } from '../second-factor/second-factor.repository.js';
import { SignInChallengeRepository } from '../second-factor/sign-in-challenge.repository.js';
import { EndSessions } from '../sessions/end-sessions.js';
import { SessionRepository } from '../sessions/session.repository.js';
import { NO_PASSWORD } from '../users/passwords.js';
import { UserRepository } from '../users/user.repository.js';

const LINK_LIFE_MS = 24 * 3600_000;

/** What the rescue needs of an installation; whoever made it closes it. */
export interface RescueParts {
  readonly database: Database;
  readonly audit: AuditLog;
  readonly pubSub: PubSub;
  readonly clock: Clock;
}

/**
 * For the operator of the host, when nobody can sign in who could help: the only administrator forgot the password, or
 * lost the phone and the recovery codes, or SECRET_KEY is gone. Each act is in the audit log.
 */
export class AccountRescue {
  readonly #users: UserRepository;
  readonly #factors: SecondFactorRepository;
  readonly #links: PasswordResetLinks;
  readonly #endSessions: EndSessions;

  constructor(private readonly parts: RescueParts) {
    const { database, pubSub, clock } = parts;
    const resets = new PasswordResetRepository(database);
    this.#users = new UserRepository(database);
    this.#factors = new SecondFactorRepository(database);
    this.#links = new PasswordResetLinks(resets, this.#users, clock);
    const challenges = new SignInChallengeRepository(database);
    const sessions = new SessionRepository(database);
    this.#endSessions = new EndSessions(database, sessions, new ApiKeyRepository(database), challenges, resets, pubSub);
  }

  /** The token of a link that sets a new password within a day; null when no such account may sign in by a password of ours. */
  resetLink(ctx: RequestContext, email: string): Promise<string | null> {
    return this.parts.database.transaction(ctx, async (tx) => {
      const user = await this.#users.findByEmail(tx, email);
      if (user === null || user.disabled || user.passwordHash === NO_PASSWORD) return null;
      const { token } = await this.#links.make(tx, user.id, LINK_LIFE_MS);
      await this.parts.audit.record(tx, { action: 'user.password_reset_link_made', target: { type: 'user', id: user.id } });
      return token;
    });
  }

  /** Ends all sessions and keys of the account. False when there is no such account, or no second factor. */
  resetSecondFactor(ctx: RequestContext, email: string): Promise<boolean> {
    return this.parts.database.transaction(ctx, async (tx) => {
      const user = await this.#users.findByEmail(tx, email);
      if (user === null) return false;
      await this.#users.findLocked(tx, user.id);
      if (!(await this.#factors.delete(tx, user.id))) return false;
      await this.#endSessions.ofUser(tx, user.id);
      await this.parts.audit.record(tx, { action: 'second_factor.reset', target: { type: 'user', id: user.id } });
      return true;
    });
  }
}
