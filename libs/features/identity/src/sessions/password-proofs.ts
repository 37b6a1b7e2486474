import { isAppError, type RequestContext } from '@assist/kernel';
import type { ConfigOf } from '@assist/platform/config';
import { Database } from '@assist/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { AdmitPerson } from '../sign-on/accounts/admit-person.js';
import type { ExternalPerson } from '../sign-on/accounts/external-person.js';
import { LdapDirectory } from '../sign-on/ldap/ldap-directory.js';
import { ldapConfig } from '../sign-on/ldap/ldap.config.js';
import { ldapRules } from '../sign-on/ldap/ldap-settings.js';
import { RefusalPace } from '../sign-on/ldap/refusal-pace.js';
import { DIRECTORY } from '../sign-on/sign-on-provider.js';
import { NO_PASSWORD, Passwords } from '../users/passwords.js';
import type { UserEntity } from '../users/user.entity.js';
import { UserRepository } from '../users/user.repository.js';
import type { LoginRefusal } from './login-attempts.js';

/** What is done with a user whose password was right: `provider` is who said so, null for ourselves. */
type Then<T> = (ctx: RequestContext, user: UserEntity, provider: string | null) => Promise<T>;

type Outcome<T> =
  | { readonly isRefused: false; readonly value: T }
  | { readonly isRefused: true; readonly userId: string | null; readonly reason: LoginRefusal };

/** Whoever has a password here is asked for that one; everybody else is the directory's matter, if there is one. */
@Injectable()
export class PasswordProofs {
  readonly #pace = new RefusalPace();

  constructor(
    private readonly database: Database,
    private readonly users: UserRepository,
    private readonly passwords: Passwords,
    private readonly directory: LdapDirectory,
    private readonly admitPerson: AdmitPerson,
    @Inject(ldapConfig.token) private readonly config: ConfigOf<typeof ldapConfig>,
  ) {}

  /**
   * Runs `then` in a transaction with the user's row locked, if the password is right; else says why not, for the audit
   * log only. @throws AppError SERVICE_UNAVAILABLE, and for people of the directory what `AdmitPerson` throws
   */
  async use<T>(ctx: RequestContext, name: string, password: string, then: Then<T>): Promise<Outcome<T>> {
    const startedAt = performance.now();
    const user = await this.users.findByEmail(ctx, name);
    const isRight = await this.passwords.matches(user?.passwordHash, password, ctx);
    const outcome =
      isRight && user !== null
        ? await this.#useOwn(ctx, user, then)
        : await this.#useDirectory(ctx, user, { name, password, then });
    if (outcome.isRefused && this.directory.isConfigured) await this.#pace.hold(startedAt);
    return outcome;
  }

  async #useOwn<T>(ctx: RequestContext, user: UserEntity, then: Then<T>): Promise<Outcome<T>> {
    if (user.disabled) return refused(user, 'disabled');
    return this.database.transaction(ctx, async (tx) => {
      // The check took its time: what it was made with may be gone since, together with all sessions of the user.
      const current = await this.users.findLocked(tx, user.id);
      const isSame = current !== null && !current.disabled && current.passwordHash === user.passwordHash;
      return isSame ? { isRefused: false, value: await then(tx, current, null) } : refused(user, 'changed_meanwhile');
    });
  }

  async #useDirectory<T>(
    ctx: RequestContext,
    user: UserEntity | null,
    { name, password, then }: { readonly name: string; readonly password: string; readonly then: Then<T> },
  ): Promise<Outcome<T>> {
    const isOwn = user !== null && user.passwordHash !== NO_PASSWORD;
    const person = await this.#personOf(name, password, isOwn);
    if (person === null) return refused(user, user === null ? 'unknown_user' : 'wrong_password');
    try {
      const value = await this.admitPerson.execute(ctx, person, ldapRules(this.config), (tx, found) =>
        then(tx, found, DIRECTORY),
      );
      return { isRefused: false, value };
    } catch (error) {
      // A suspended user, and a person without an account, learn no more than whoever guesses.
      if (isAppError(error, 'SIGN_ON_REFUSED')) return refused(user, 'disabled');
      throw error;
    }
  }

  /** Passwords of our own accounts are not shown to the directory, unless it is to take these accounts over. */
  async #personOf(name: string, password: string, isOwn: boolean): Promise<ExternalPerson | null> {
    if (!this.directory.isConfigured || (isOwn && !this.config.linkByEmail)) return null;
    try {
      return await this.directory.prove(name, password);
    } catch (error) {
      if (isOwn && isAppError(error, 'SERVICE_UNAVAILABLE')) return null;
      throw error;
    }
  }
}

function refused(user: UserEntity | null, reason: LoginRefusal): Outcome<never> {
  return { isRefused: true, userId: user?.id ?? null, reason };
}
