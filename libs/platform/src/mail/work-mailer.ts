import { AppError, type Clock, type RequestContext } from '@assist/kernel';
import type { Database } from '../database/index.js';
import type { WorkQueue } from '../work/index.js';
import type { MailPayloads } from './mail-payload.js';
import { Mailer, type OutgoingMail } from './mailer.js';

export const MAIL_WORK = 'mail.send';

/** Hands mails to the work table. */
export class WorkMailer extends Mailer {
  constructor(
    override readonly isConfigured: boolean,
    private readonly database: Database,
    private readonly queue: WorkQueue,
    private readonly payloads: MailPayloads,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async send(ctx: RequestContext, mail: OutgoingMail): Promise<void> {
    if (!this.isConfigured) throw new AppError('MAIL_NOT_CONFIGURED');
    const payload = this.payloads.pack(mail, this.clock.now());
    const about = mail.userId === undefined ? {} : { subjectId: mail.userId };
    const work = { type: MAIL_WORK, payload, ...about };
    await this.database.transaction(ctx, async (tx) => void (await this.queue.enqueue(tx, work)));
  }

  override async forget(ctx: RequestContext, userId: string): Promise<void> {
    await this.queue.cancel(ctx, MAIL_WORK, userId);
  }
}
