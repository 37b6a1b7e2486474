import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ConfigError, loadConfig } from '../config/index.js';
import { mailConfig } from './mail.config.js';
import { smtpSettings } from './smtp-settings.js';

const from = 'CGS Assist <assist@firma.example>';
const load = (env: Record<string, string>) => smtpSettings(loadConfig([mailConfig], { env }).get(mailConfig));
const faults = (env: Record<string, string>): string[] => {
  try {
    load(env);
    return [];
  } catch (error) {
    return (error as ConfigError).faults.map(({ name }) => name);
  }
};

describe('the mail settings', () => {
  it('send nothing when empty', () => {
    expect(load({})).toBeNull();
    expect(load({ MAIL_FROM: from })).toBeNull();
  });

  it('mean an encrypted connection on its usual port', () => {
    const sender = { name: 'CGS Assist', address: 'assist@firma.example' };
    expect(load({ SMTP_HOST: 'mail', MAIL_FROM: from })).toMatchObject({
      host: 'mail',
      port: 587,
      tls: 'starttls',
      from: sender,
    });
    expect(load({ SMTP_HOST: 'mail', SMTP_TLS: 'implicit', MAIL_FROM: 'a@b' })).toMatchObject({ port: 465, from: { name: '' } });
    expect(load({ SMTP_HOST: 'mail', SMTP_TLS: 'none', SMTP_PORT: '2525', MAIL_FROM: from })).toMatchObject({ port: 2525 });
  });

  it('are understood as an address too', () => {
    expect(load({ SMTP_URL: 'smtps://us%40er:p%3Aw@mail.firma.example', MAIL_FROM: from })).toMatchObject({
      ...{ host: 'mail.firma.example', port: 465, tls: 'implicit', login: { user: 'us@er', pass: 'p:w' } },
    });
    expect(load({ SMTP_URL: 'smtp://[::1]:26', SMTP_TLS: 'none', MAIL_FROM: from })).toMatchObject({
      ...{ host: '::1', port: 26, tls: 'none', login: undefined },
    });
  });

  it('read the password and the certificates from files', () => {
    const folder = mkdtempSync(join(tmpdir(), 'assist-mail-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, 'password'), 'geheim\n');
    writeFileSync(join(folder, 'ca.pem'), '-----BEGIN CERTIFICATE-----');
    const files = { SMTP_PASSWORD_FILE: join(folder, 'password'), SMTP_CA_FILE: join(folder, 'ca.pem') };
    expect(load({ SMTP_HOST: 'mail', SMTP_USER: 'assist', MAIL_FROM: from, ...files })).toMatchObject({
      ...{ login: { user: 'assist', pass: 'geheim' }, ca: '-----BEGIN CERTIFICATE-----' },
    });
  });

  it.each([
    [{ SMTP_HOST: 'mail' }, 'mail.mailFrom'],
    [{ SMTP_HOST: 'mail', SMTP_URL: 'smtp://mail', MAIL_FROM: from }, 'SMTP_URL'],
    [{ SMTP_HOST: 'mail', SMTP_USER: 'a', MAIL_FROM: from }, 'SMTP_USER'],
    [{ SMTP_HOST: 'mail', MAIL_FROM: 'nobody' }, 'MAIL_FROM'],
    [{ SMTP_HOST: 'mail', MAIL_FROM: 'a@b, c@d' }, 'MAIL_FROM'],
    [{ SMTP_HOST: 'mail', MAIL_FROM: 'a\r\nBcc: x <a@b>' }, 'MAIL_FROM'],
    [{ SMTP_HOST: 'mail', SMTP_TLS: 'ssl', MAIL_FROM: from }, 'SMTP_TLS'],
    [{ SMTP_HOST: 'mail', SMTP_PORT: '99999', MAIL_FROM: from }, 'SMTP_PORT'],
    [{ SMTP_URL: 'http://mail', MAIL_FROM: from }, 'SMTP_URL'],
    [{ SMTP_URL: 'smtp://mail/?debug=true', MAIL_FROM: from }, 'SMTP_URL'],
    [{ SMTP_URL: 'smtp://a%ZZ@mail', MAIL_FROM: from }, 'SMTP_URL'],
    [{ ASSIST_MAIL_TIMEOUT_SECONDS: '0' }, 'ASSIST_MAIL_TIMEOUT_SECONDS'],
  ])('refuse %j', (env, name) => {
    expect(faults(env as Record<string, string>)).toEqual([expect.stringContaining(name)]);
  });
});
