import type { PasswordResetRequest } from '@assist/contracts/people';
import { AppError, type RequestContext } from '@assist/kernel';
import { RateLimits } from '@assist/platform/cache';
import { Database } from '@assist/platform/database';
import { WorkQueue } from '@assist/platform/work';
import { networkOf } from '@assist/platform/http';
import { Injectable } from '@nestjs/common';
import { LinkMail } from '../mails/link-mail.js';

export const PASSWORD_RESET_WORK = 'identity.mail-password-reset';

const PER_ADDRESS = { name: 'reset-address', points: 100, windowSeconds: 3600 };
const PER_ACCOUNT = { name: 'reset-account', points: 5, windowSeconds: 3600 };

/**
 * Somebody forgot a password. Whether there is such an account is looked at later, by the worker: reply, time and what
 * is written are the same for every address.
 */
@Injectable()
export class RequestPasswordReset {
  constructor(
    private readonly database: Database,
    private readonly queue: WorkQueue,
    private readonly limits: RateLimits,
    private readonly mail: LinkMail,
  ) {}

  /** @throws AppError PASSWORD_RESET_UNAVAILABLE without mail, for every address; LOGIN_THROTTLED */
  async execute(ctx: RequestContext, request: PasswordResetRequest): Promise<void> {
    if (!this.mail.isPossible) throw new AppError('PASSWORD_RESET_UNAVAILABLE');
    await this.limits.require(PER_ADDRESS, networkOf(ctx.address), 'LOGIN_THROTTLED');
    const email = request.email.trim().toLowerCase();
    // No refusal: it would let anybody see that somebody else asked. Five mails in an hour are enough for an owner.
    if (!(await this.limits.consume(PER_ACCOUNT, email)).allowed) return;
    await this.database.transaction(ctx, (tx) => this.queue.enqueue(tx, { type: PASSWORD_RESET_WORK, payload: { email } }));
  }
}
