import { AppError, type RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { NO_PASSWORD, Passwords } from '../../users/passwords.js';
import type { UserEntity } from '../../users/user.entity.js';
import { ExternalAccountRepository } from '../accounts/external-account.repository.js';
import { DIRECTORY } from '../sign-on-provider.js';
import { LdapDirectory } from './ldap-directory.js';

/** The password of somebody who is signed in: kept here, or in the directory. */
@Injectable()
export class OwnPassword {
  constructor(
    private readonly passwords: Passwords,
    private readonly accounts: ExternalAccountRepository,
    private readonly directory: LdapDirectory,
  ) {}

  /** False where only an identity provider knows the person. */
  async exists(ctx: RequestContext, user: UserEntity): Promise<boolean> {
    return user.passwordHash !== NO_PASSWORD || (await this.accounts.findOfUser(ctx, DIRECTORY, user.id)) !== null;
  }

  /** @throws AppError SERVICE_UNAVAILABLE when the directory is away, SIGN_ON_EXTERNAL where only an identity provider knows the person */
  async matches(ctx: RequestContext, user: UserEntity, password: string): Promise<boolean> {
    if (user.passwordHash !== NO_PASSWORD) return this.passwords.matches(user.passwordHash, password, ctx);
    const account = await this.accounts.findOfUser(ctx, DIRECTORY, user.id);
    if (account === null) throw new AppError('SIGN_ON_EXTERNAL');
    return this.directory.proveAgain(account.subject, password);
  }
}
