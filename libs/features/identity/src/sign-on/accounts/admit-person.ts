import { AppError, isAppError, type RequestContext } from '@assist/kernel';
import { Database, isForeignKeyViolation, isTransient, isUniqueViolation } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { InstallationRepository } from '../../setup/installation.repository.js';
import type { UserEntity } from '../../users/user.entity.js';
import { UserRepository } from '../../users/user.repository.js';
import { ExternalAccountRepository } from './external-account.repository.js';
import type { AdmissionRules, ExternalPerson } from './external-person.js';
import { FollowPerson } from './follow-person.js';
import { OpenAccount } from './open-account.js';

/** Somebody whom a provider has proven becomes a user of ours, or is told why not. */
@Injectable()
export class AdmitPerson {
  constructor(
    private readonly database: Database,
    private readonly users: UserRepository,
    private readonly accounts: ExternalAccountRepository,
    private readonly installations: InstallationRepository,
    private readonly openAccount: OpenAccount,
    private readonly follow: FollowPerson,
  ) {}

  /**
   * `then` runs in the same transaction, with the user's row locked. Tried a second time when somebody else wrote the
   * same at the same moment.
   * @throws AppError RESTORE_REQUIRED, ACCOUNT_EXISTS, SIGN_ON_FAILED, SIGN_ON_REFUSED, SIGN_ON_INCOMPLETE, LICENSE_SEATS_EXCEEDED
   */
  async execute<T>(
    ctx: RequestContext,
    person: ExternalPerson,
    rules: AdmissionRules,
    then: (ctx: RequestContext, user: UserEntity) => Promise<T>,
  ): Promise<T> {
    const attempt = (): Promise<T> =>
      this.database.transaction(ctx, async (tx) => then(tx, await this.#admit(tx, person, rules)));
    try {
      return await attempt().catch((error: unknown) => (isRace(error) ? attempt() : Promise.reject(error)));
    } catch (error) {
      if (isTaken(error)) throw new AppError('ACCOUNT_EXISTS', {}, { cause: error });
      throw error;
    }
  }

  async #admit(ctx: RequestContext, person: ExternalPerson, rules: AdmissionRules): Promise<UserEntity> {
    const known = await this.accounts.find(ctx, person.provider, person.subject);
    if (known !== null) return this.follow.execute(ctx, known, person, rules);
    const existing = await this.#lockedByEmail(ctx, person.email);
    // First sign-ins queue up here: two of one person find one account, and none takes a seat too many.
    await this.installations.lock(ctx);
    const account =
      (await this.accounts.find(ctx, person.provider, person.subject)) ??
      (await this.openAccount.execute(ctx, person, rules, existing));
    return this.follow.execute(ctx, account, person, rules);
  }

  /** Users are locked before seats wherever both are: the other way round two could wait for each other. */
  async #lockedByEmail(ctx: RequestContext, email: string): Promise<UserEntity | null> {
    const found = await this.users.findByEmail(ctx, email);
    return found === null ? null : this.users.findLocked(ctx, found.id);
  }
}

function isRace(error: unknown): boolean {
  return isTaken(error) || isForeignKeyViolation(error) || isTransient(error);
}

/** Somebody else wrote the same key or address just before. */
function isTaken(error: unknown): boolean {
  return isUniqueViolation(error) || isAppError(error, 'EMAIL_TAKEN');
}
