import type { RequestContext } from '@assist/kernel';

/** One mail to one person. All texts are ready to be read; `html` says the same as `text`. */
export interface OutgoingMail {
  /** One address, without a name. */
  readonly to: string;
  /** Whose account it is about: it is not sent any more once that is erased. */
  readonly userId?: string;
  /** One line of 200 characters at most. */
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  /** Why, for logs and metrics: a word of the program such as `password_reset`, never a text of somebody. */
  readonly reason: string;
}

/** The door through which mails leave. */
export abstract class Mailer {
  /** False: no mail server is set, and `send` refuses. */
  abstract readonly isConfigured: boolean;

  /**
   * Sends in the background, exactly if the transaction of `ctx` (or else its own) is committed; repeats for a day while
   * the server is away. @throws AppError MAIL_NOT_CONFIGURED; VALIDATION_FAILED for what is no single address or line
   */
  abstract send(ctx: RequestContext, mail: OutgoingMail): Promise<void>;

  /** Gives up what still waits to be sent about this account. */
  abstract forget(ctx: RequestContext, userId: string): Promise<void>;
}
