import { z } from 'zod';
import { configInteger, configSecret, configText, defineConfig } from '../config/index.js';
import { parseSender, parseSmtpUrl } from './smtp-settings.js';

export const mailConfig = defineConfig(
  'mail',
  z
    .object({
      smtpUrl: configSecret()
        .optional()
        .describe(
          '`smtp://user:password@host:587` or `smtps://...`; instead of the single settings. Both empty: no mail is sent.',
        ),
      smtpHost: configText(255).optional().describe('Name of the mail server of the house.'),
      smtpPort: configInteger({ min: 1, max: 65_535 })
        .optional()
        .describe('Empty: 587 with `starttls`, 465 with `implicit`, 25 with `none`.'),
      smtpUser: configText(255).optional(),
      smtpPassword: configSecret().optional(),
      smtpTls: z
        .enum(['starttls', 'implicit', 'none'])
        .default('starttls')
        .describe('How the connection is encrypted. `none` only for a server on this host or a network that is trusted.'),
      smtpCa: configText(200_000)
        .optional()
        .describe('Certificates (PEM) of an authority of the house that issued the certificate of the mail server.'),
      mailFrom: configText(320)
        .optional()
        .describe('Sender: `assist@firma.de` or `CGS Assist <assist@firma.de>`. Needed to send mail.'),
      timeoutSeconds: configInteger({ min: 1, max: 300 })
        .default(20)
        .describe('How long the mail server may be silent before the attempt is given up and repeated later.'),
    })
    .superRefine((config, check) => {
      const fault = (path: string, message: string): void => check.addIssue({ code: 'custom', path: [path], message });
      const isOn = config.smtpUrl !== undefined || config.smtpHost !== undefined;
      if (config.smtpUrl !== undefined && config.smtpHost !== undefined) fault('smtpUrl', 'set SMTP_URL or SMTP_HOST, not both');
      if (config.smtpUrl !== undefined && parseSmtpUrl(config.smtpUrl.reveal()) === null) {
        fault('smtpUrl', 'must be smtp:// or smtps:// with a host, and nothing behind it');
      }
      if ((config.smtpUser === undefined) !== (config.smtpPassword === undefined)) {
        fault('smtpUser', 'SMTP_USER and SMTP_PASSWORD belong together');
      }
      if (isOn && config.mailFrom === undefined) fault('mailFrom', 'MAIL_FROM is needed to send mail');
      if (config.mailFrom !== undefined && parseSender(config.mailFrom) === null) fault('mailFrom', 'is not an e-mail address');
    }),
  {
    SMTP_URL: 'smtpUrl',
    SMTP_HOST: 'smtpHost',
    SMTP_PORT: 'smtpPort',
    SMTP_USER: 'smtpUser',
    SMTP_PASSWORD: 'smtpPassword',
    SMTP_TLS: 'smtpTls',
    SMTP_CA: 'smtpCa',
    MAIL_FROM: 'mailFrom',
    ASSIST_MAIL_TIMEOUT_SECONDS: 'timeoutSeconds',
  },
);
