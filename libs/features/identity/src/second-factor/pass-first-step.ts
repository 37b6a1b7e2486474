import { Clock, newId, type RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { newSecretToken } from '../secrets/secret-token.js';
import { BeginSession } from '../sessions/begin-session.js';
import type { SignedIn } from '../sessions/session-tokens.js';
import { SecondFactorRepository } from './second-factor.repository.js';
import { SignInChallengeRepository } from './sign-in-challenge.repository.js';

const CHALLENGE_LIFE_MS = 5 * 60_000;

/** Asks for the second step; `challenge` is what the first one proved, for a few minutes. */
export interface SignInChallenge {
  readonly challenge: string;
  readonly expiresInSeconds: number;
}

/** A person proved the first factor: is in, or must still give a code. */
@Injectable()
export class PassFirstStep {
  constructor(
    private readonly factors: SecondFactorRepository,
    private readonly challenges: SignInChallengeRepository,
    private readonly beginSession: BeginSession,
    private readonly clock: Clock,
  ) {}

  /** Inside the transaction of the sign-in, which holds the user's row locked. `provider`: who proved it, null for ourselves. */
  async execute(tx: RequestContext, userId: string, provider: string | null): Promise<SignedIn | SignInChallenge> {
    const factor = await this.factors.find(tx, userId);
    if (factor === null || factor.confirmedAt === null) return this.beginSession.execute(tx, userId, provider);
    const now = this.clock.now();
    const { id, text, hash } = newSecretToken('sign-in-challenge', newId(now));
    await this.challenges.deleteExpired(tx, userId, now);
    const expiresAt = now + CHALLENGE_LIFE_MS;
    await this.challenges.insert(tx, { id, userId, secretHash: hash, provider, attempts: 0, createdAt: now, expiresAt });
    return { challenge: text, expiresInSeconds: CHALLENGE_LIFE_MS / 1000 };
  }
}

export function isChallenge(step: SignedIn | SignInChallenge): step is SignInChallenge {
  return 'challenge' in step;
}
