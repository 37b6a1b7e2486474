import type { Secret } from '../config/index.js';

export type SmtpTls = 'starttls' | 'implicit' | 'none';

export interface Sender {
  readonly name: string;
  readonly address: string;
}

/** Where mail is handed over, and as whom. */
export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  readonly tls: SmtpTls;
  readonly login: { readonly user: string; readonly pass: string } | undefined;
  readonly ca: string | undefined;
  readonly from: Sender;
  readonly timeoutMs: number;
}

const PORTS: Readonly<Record<SmtpTls, number>> = { starttls: 587, implicit: 465, none: 25 };
const SENDER = /^(?:([^<>"\p{Cc}]{0,120})<([^<>\s@,;]+@[^<>\s@,;]+)>|([^<>\s@,;]+@[^<>\s@,;]+))$/u;

type SmtpUrl = Pick<SmtpSettings, 'host' | 'login'> & { readonly port: number | undefined; readonly isImplicit: boolean };

/** Null for anything but a server with an optional login: options of the library cannot be set by it. */
export function parseSmtpUrl(text: string): SmtpUrl | null {
  const url = URL.parse(text);
  if (url === null || !['smtp:', 'smtps:'].includes(url.protocol) || url.hostname === '') return null;
  if (!['', '/'].includes(url.pathname) || url.search !== '' || url.hash !== '') return null;
  try {
    const [user, pass] = [decodeURIComponent(url.username), decodeURIComponent(url.password)];
    return {
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: url.port === '' ? undefined : Number(url.port),
      isImplicit: url.protocol === 'smtps:',
      login: user === '' ? undefined : { user, pass },
    };
  } catch {
    return null;
  }
}

/** `a@b` or `Name <a@b>`; null for anything else. */
export function parseSender(text: string): Sender | null {
  const match = SENDER.exec(text);
  return match === null ? null : { name: (match[1] ?? '').trim(), address: match[2] ?? match[3] ?? '' };
}

interface MailConfig {
  readonly smtpUrl?: Secret | undefined;
  readonly smtpHost?: string | undefined;
  readonly smtpPort?: number | undefined;
  readonly smtpUser?: string | undefined;
  readonly smtpPassword?: Secret | undefined;
  readonly smtpTls: SmtpTls;
  readonly smtpCa?: string | undefined;
  readonly mailFrom?: string | undefined;
  readonly timeoutSeconds: number;
}

/** What the checked configuration means; null where no mail server is set. */
export function smtpSettings(config: MailConfig): SmtpSettings | null {
  const from = config.mailFrom === undefined ? null : parseSender(config.mailFrom);
  const url = config.smtpUrl === undefined ? null : parseSmtpUrl(config.smtpUrl.reveal());
  const host = url?.host ?? config.smtpHost;
  if (from === null || host === undefined) return null;
  const tls = url?.isImplicit === true ? 'implicit' : config.smtpTls;
  const { smtpUser: user, smtpPassword: pass } = config;
  return {
    host,
    port: url?.port ?? config.smtpPort ?? PORTS[tls],
    tls,
    login: url?.login ?? (user === undefined || pass === undefined ? undefined : { user, pass: pass.reveal() }),
    ca: config.smtpCa,
    from,
    timeoutMs: config.timeoutSeconds * 1000,
  };
}
