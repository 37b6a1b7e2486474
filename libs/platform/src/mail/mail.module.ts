import { Clock } from '@assist/kernel';
import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { SecretKey, type ConfigOf } from '../config/index.js';
import { Database } from '../database/index.js';
import { WorkQueue } from '../work/index.js';
import { MailPayloads } from './mail-payload.js';
import type { mailConfig } from './mail.config.js';
import { Mailer } from './mailer.js';
import { SendMailProcessor } from './send-mail.processor.js';
import { SmtpClient } from './smtp-client.js';
import { smtpSettings } from './smtp-settings.js';
import { WorkMailer } from './work-mailer.js';

/** Global: the way mails leave. A process without a mail server leaves them to the others. */
@Module({})
export class MailModule {
  /** `mailer`: another way, for tests. */
  static forRoot(config: ConfigOf<typeof mailConfig>, mailer?: Mailer): DynamicModule {
    const settings = smtpSettings(config);
    const own: Provider = {
      provide: Mailer,
      useFactory: (database: Database, queue: WorkQueue, payloads: MailPayloads, clock: Clock) =>
        new WorkMailer(settings !== null, database, queue, payloads, clock),
      inject: [Database, WorkQueue, MailPayloads, Clock],
    };
    const payloads: Provider = {
      provide: MailPayloads,
      useFactory: (secretKey: SecretKey) => new MailPayloads(secretKey),
      inject: [SecretKey],
    };
    const sending: Provider[] =
      settings === null ? [] : [{ provide: SmtpClient, useValue: new SmtpClient(settings) }, SendMailProcessor];
    return {
      module: MailModule,
      global: true,
      providers: [payloads, mailer === undefined ? own : { provide: Mailer, useValue: mailer }, ...sending],
      exports: [Mailer],
    };
  }
}
