import type { SecondStepRequest } from '@assist/contracts/people';
import { Clock, type RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { rowOfToken } from '../secrets/secret-token.js';
import { BeginSession } from '../sessions/begin-session.js';
import type { SignedIn } from '../sessions/session-tokens.js';
import type { UserEntity } from '../users/user.entity.js';
import { UserRepository } from '../users/user.repository.js';
import { CheckCode } from './check-code.js';
import type { SignInChallengeEntity } from './sign-in-challenge.entity.js';
import { SignInChallengeRepository } from './sign-in-challenge.repository.js';

/** A slip of the finger must not send people back to the password; nobody needs more than this. */
const MAX_ATTEMPTS = 5;

export type SecondStep =
  | { readonly outcome: 'signed-in'; readonly signedIn: SignedIn }
  | { readonly outcome: 'wrong-code' }
  | { readonly outcome: 'expired' };

/** What a challenge and a code are worth, in one transaction: each of both opens one session at most. */
@Injectable()
export class PassSecondStep {
  constructor(
    private readonly database: Database,
    private readonly users: UserRepository,
    private readonly challenges: SignInChallengeRepository,
    private readonly checkCode: CheckCode,
    private readonly beginSession: BeginSession,
    private readonly clock: Clock,
  ) {}

  /** Who the challenge was made for; null when it is none of ours, or is over. */
  async ownerOf(ctx: RequestContext, challenge: string): Promise<UserEntity | null> {
    const found = await this.#find(ctx, challenge);
    return found === null ? null : this.users.findById(ctx, found.userId);
  }

  /** @throws AppError SECOND_FACTOR_UNREADABLE */
  execute(ctx: RequestContext, userId: string, { challenge, code }: SecondStepRequest): Promise<SecondStep> {
    return this.database.transaction(ctx, async (tx): Promise<SecondStep> => {
      const user = await this.users.findLocked(tx, userId);
      // Read again behind the lock: somebody may have used it, or ended all that the user was let in with.
      const found = await this.#find(tx, challenge);
      if (user === null || user.disabled || found?.userId !== user.id) return { outcome: 'expired' };
      if (!(await this.checkCode.use(tx, user.id, code))) {
        await this.challenges.countAttempt(tx, found);
        return { outcome: 'wrong-code' };
      }
      await this.challenges.deleteOfUser(tx, user.id);
      return { outcome: 'signed-in', signedIn: await this.beginSession.execute(tx, user.id, found.provider) };
    });
  }

  async #find(ctx: RequestContext, text: string): Promise<SignInChallengeEntity | null> {
    const now = this.clock.now();
    const challenge = await rowOfToken('sign-in-challenge', text, now, (id) => this.challenges.find(ctx, id));
    return challenge === null || challenge.attempts >= MAX_ATTEMPTS ? null : challenge;
  }
}
