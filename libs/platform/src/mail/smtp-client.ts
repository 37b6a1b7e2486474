import { createTransport } from 'nodemailer';
import { PermanentFailure } from '../work/index.js';
import type { OutgoingMail } from './mailer.js';
import type { SmtpSettings } from './smtp-settings.js';

/** The attempt failed and may be repeated. Carries no address and no text of the server, which may quote the mail. */
export class MailFault extends Error {
  constructor(
    readonly code: string,
    readonly detail: string,
  ) {
    super(`the mail was not taken: ${code}${detail}`);
    this.name = 'MailFault';
  }
}

/** Hands one mail to the server. A class, so that tests and other ways of sending can take its place. */
export class SmtpClient {
  constructor(private readonly settings: SmtpSettings) {}

  /**
   * Resolves when the server has taken the mail. `id` makes the Message-ID, the same at each try.
   * @throws PermanentFailure when the server refuses this mail for good; MailFault for everything that may pass
   */
  async deliver(mail: OutgoingMail, id: string, writtenAt: number): Promise<void> {
    const { from } = this.settings;
    const transport = createTransport(transportOptions(this.settings));
    try {
      await transport.sendMail({
        from: { ...from },
        to: { name: '', address: mail.to },
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        date: new Date(writtenAt),
        messageId: `<${id}@${from.address.slice(from.address.lastIndexOf('@') + 1)}>`,
        // RFC 3834: nobody's holiday answers it.
        headers: { 'Auto-Submitted': 'auto-generated' },
        disableFileAccess: true,
        disableUrlAccess: true,
      });
    } catch (error) {
      throw toFault(error);
    } finally {
      transport.close();
    }
  }
}

function transportOptions(settings: SmtpSettings): Parameters<typeof createTransport>[0] {
  const { host, port, tls, login, ca, timeoutMs } = settings;
  return {
    ...{ host, port, secure: tls === 'implicit', requireTLS: tls === 'starttls', ignoreTLS: tls === 'none' },
    auth: login === undefined ? undefined : { type: 'LOGIN', ...login },
    tls: { minVersion: 'TLSv1.2', ...(ca === undefined ? {} : { ca }) },
    ...{ connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs, dnsTimeout: timeoutMs },
  };
}

/** What the server says of this sender, recipient or text is final from 500 on; of our login or its state it is not. */
function toFault(error: unknown): Error {
  const { code, responseCode, response } = error as { code?: unknown; responseCode?: unknown; response?: unknown };
  const word = typeof code === 'string' && /^[A-Z0-9_]{1,40}$/.test(code) ? code : 'MAIL_FAILED';
  const enhanced = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(typeof response === 'string' ? response : '')?.[0];
  const detail = [responseCode, enhanced].filter((part) => part !== undefined).join(' ');
  const isAboutMail = word === 'EENVELOPE' || word === 'EMESSAGE';
  if (isAboutMail && typeof responseCode === 'number' && responseCode >= 500) {
    return new PermanentFailure('MAIL_REFUSED', `the mail server refused the mail for good: ${detail}`);
  }
  return new MailFault(word, detail === '' ? '' : ` ${detail}`);
}
