import { AppError, type RequestContext } from '@assist/kernel';
import type { Database } from '../database/index.js';
import { Mailer, type OutgoingMail } from '../mail/index.js';

/** Keeps what would be sent, once its transaction is committed. */
export class FakeMailer extends Mailer {
  override isConfigured = true;
  readonly sent: OutgoingMail[] = [];

  constructor(private readonly database: Database) {
    super();
  }

  override async send(ctx: RequestContext, mail: OutgoingMail): Promise<void> {
    if (!this.isConfigured) throw new AppError('MAIL_NOT_CONFIGURED');
    this.database.afterCommit(ctx, () => void this.sent.push(mail));
  }

  /** Nothing waits here. */
  override async forget(): Promise<void> {}

  /** The newest mail to somebody; fails when there is none. */
  lastTo(address: string): OutgoingMail {
    const mail = this.sent.findLast(({ to }) => to === address);
    if (mail === undefined) throw new Error(`no mail was sent to ${address}`);
    return mail;
  }
}
