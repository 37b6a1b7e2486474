import type { Locale, RequestContext } from '@assist/kernel';
import type { ConfigOf } from '@assist/platform/config';
import { httpConfig } from '@assist/platform/http';
import { Mailer } from '@assist/platform/mail';
import { Settings } from '@assist/platform/settings';
import { Inject, Injectable } from '@nestjs/common';
import { linkMailText, type LinkMailKind } from './link-mail-text.js';

const PATHS: Readonly<Record<LinkMailKind, string>> = { invitation: '/invitation', passwordReset: '/password-reset' };
const REASONS: Readonly<Record<LinkMailKind, string>> = { invitation: 'invitation', passwordReset: 'password_reset' };

export interface LinkMailFacts {
  readonly to: string;
  /** Of the account, where there is one. */
  readonly userId?: string;
  readonly name: string;
  readonly locale: Locale;
  readonly token: string;
}

/** Mails with a link that opens something once. */
@Injectable()
export class LinkMail {
  readonly #publicUrl: string | undefined;

  constructor(
    private readonly mailer: Mailer,
    private readonly settings: Settings,
    @Inject(httpConfig.token) config: ConfigOf<typeof httpConfig>,
  ) {
    this.#publicUrl = config.publicUrl;
  }

  /**
   * False without a mail server, and without ASSIST_PUBLIC_URL: what a request calls this server may be somebody
   * else's, and a link there would bring the secret to them.
   */
  get isPossible(): boolean {
    return this.mailer.isConfigured && this.#publicUrl !== undefined;
  }

  /** By the commit of the transaction of `tx`. The token stands behind the `#`, which browsers send to nobody. */
  async send(tx: RequestContext, kind: LinkMailKind, { to, userId, name, locale, token }: LinkMailFacts): Promise<void> {
    const link = `${this.#publicUrl ?? ''}${PATHS[kind]}#${token}`;
    const product = this.settings.get('brand.name');
    const about = userId === undefined ? {} : { userId };
    await this.mailer.send(tx, { to, ...about, reason: REASONS[kind], ...linkMailText(kind, locale, { name, link, product }) });
  }
}
