import { Clock, type RequestContext } from '@assist/kernel';
import { Inject, Injectable } from '@nestjs/common';
import type { Counter } from 'prom-client';
import { LOG, Metrics, type Log } from '../observability/index.js';
import { PermanentFailure, Processor, WorkProcessor, WorkStopped, type WorkItem } from '../work/index.js';
import { MailPayloads } from './mail-payload.js';
import { SmtpClient } from './smtp-client.js';
import { MAIL_WORK } from './work-mailer.js';

/** A link of yesterday opens nothing any more, and whoever waited has asked again. */
const MAX_AGE_MS = 24 * 3600_000;

type Result = 'sent' | 'failed' | 'retried';

/**
 * Sends mails. What began is not broken off at a shutdown or cancel, only when it takes far too long: the server may
 * have taken the mail. After a crash the mail is sent again under the same Message-ID.
 */
@Injectable()
@WorkProcessor({
  type: MAIL_WORK,
  module: 'core',
  access: 'safety',
  concurrency: 2,
  // With backoff more than the day after which a mail is too old.
  maxAttempts: 400,
  timeoutMs: 300_000,
})
export class SendMailProcessor extends Processor {
  readonly #mails: Counter<'result' | 'reason'>;

  constructor(
    private readonly payloads: MailPayloads,
    private readonly client: SmtpClient,
    private readonly clock: Clock,
    metrics: Metrics,
    @Inject(LOG) private readonly log: Log,
  ) {
    super();
    this.#mails = metrics.counter('mails_total', 'Mails by what became of them', ['result', 'reason']);
  }

  override async process(ctx: RequestContext, item: WorkItem): Promise<void> {
    const unpacked = this.payloads.unpack(item.payload);
    if (unpacked === null) throw new PermanentFailure('MAIL_UNREADABLE');
    const { mail, writtenAt } = unpacked;
    if (this.clock.now() - writtenAt > MAX_AGE_MS) throw new PermanentFailure('MAIL_TOO_OLD');
    try {
      await Promise.race([this.client.deliver(mail, item.id, writtenAt), timedOut(ctx.signal)]);
    } catch (error) {
      if (!(error instanceof PermanentFailure)) this.#count('retried', item);
      throw error;
    }
    this.#count('sent', item);
    this.log.info({ item: item.id, reason: mail.reason, attempt: item.attempt }, 'a mail was sent');
  }

  override async onFailed(_ctx: RequestContext, item: WorkItem): Promise<void> {
    this.#count('failed', item);
  }

  #count(result: Result, item: WorkItem): void {
    const { reason } = (item.payload ?? {}) as { readonly reason?: string };
    this.#mails.inc({ result, reason: reason ?? 'unknown' });
  }
}

/** Rejects at the limit of time of an attempt; other reasons to stop wait. */
function timedOut(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => {
      const reason: unknown = signal.reason;
      if (reason instanceof WorkStopped && reason.why === 'timed-out') reject(reason);
    });
  });
}
