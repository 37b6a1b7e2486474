import type { RequestContext } from '@assist/kernel';
import { AuditLog } from '@assist/platform/audit';
import { PermanentFailure, Processor, WorkProcessor, type WorkItem } from '@assist/platform/work';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { LinkMail } from '../mails/link-mail.js';
import { NO_PASSWORD } from '../users/passwords.js';
import { UserRepository } from '../users/user.repository.js';
import { PasswordResetLinks } from './password-reset-links.js';
import { PASSWORD_RESET_WORK } from './request-password-reset.js';

const LIFE_MS = 3600_000;
const payloadSchema = z.object({ email: z.string() });

/** Sends the link to whom there is an account for; for all others it does nothing, and nobody learns which. */
@Injectable()
@WorkProcessor({ type: PASSWORD_RESET_WORK, module: 'core', access: 'safety', concurrency: 2, maxAttempts: 5, timeoutMs: 60_000 })
export class MailPasswordReset extends Processor {
  constructor(
    private readonly users: UserRepository,
    private readonly links: PasswordResetLinks,
    private readonly mail: LinkMail,
    private readonly audit: AuditLog,
  ) {
    super();
  }

  override async process(ctx: RequestContext, item: WorkItem): Promise<void> {
    const payload = payloadSchema.safeParse(item.payload);
    if (!payload.success) throw new PermanentFailure('PAYLOAD_UNREADABLE');
    await item.complete(ctx, async (tx) => {
      const user = await this.users.findByEmail(tx, payload.data.email);
      if (user === null || user.disabled || user.passwordHash === NO_PASSWORD) return;
      const { token } = await this.links.make(tx, user.id, LIFE_MS);
      const { id: userId, email: to, name, locale } = user;
      await this.mail.send(tx, 'passwordReset', { to, userId, name, locale: locale ?? ctx.locale, token });
      await this.audit.record(tx, {
        action: 'user.password_reset_requested',
        actor: { kind: 'anonymous', id: null },
        target: { type: 'user', id: user.id },
      });
    });
  }
}
