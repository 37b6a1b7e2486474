import { AppError, isAppError, type RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { Authority } from '../roles/authority.js';
import { Delegation } from '../roles/delegation.js';
import { NO_PASSWORD } from '../users/passwords.js';
import type { UserEntity } from '../users/user.entity.js';
import { PasswordResetLinks, type OpenReset } from './password-reset-links.js';

/** What a link still opens. */
@Injectable()
export class OpenResetLink {
  constructor(
    private readonly links: PasswordResetLinks,
    private readonly authority: Authority,
    private readonly delegation: Delegation,
  ) {}

  /** In a transaction it locks the administrators, if one of those who administer made the link. @throws AppError LINK_INVALID */
  async execute(ctx: RequestContext, token: string): Promise<OpenReset> {
    const open = await this.links.open(ctx, token);
    // Meanwhile the account may have become one of a directory.
    if (open === null || open.user.passwordHash === NO_PASSWORD) throw new AppError('LINK_INVALID');
    if (open.reset.madeBy !== null) await this.#requireAuthority(ctx, open.user, open.reset.madeBy);
    return open;
  }

  /** Who could not set this password now does so by no link of yesterday either: the account may hold more since. */
  async #requireAuthority(ctx: RequestContext, user: UserEntity, madeBy: string): Promise<void> {
    const delegate = await this.authority.of(ctx, madeBy);
    if (delegate === null) throw new AppError('LINK_INVALID');
    try {
      await this.delegation.requireOver(ctx, delegate, user);
    } catch (error) {
      throw isAppError(error, 'RIGHTS_EXCEEDED') ? new AppError('LINK_INVALID', {}, { cause: error }) : error;
    }
  }
}
