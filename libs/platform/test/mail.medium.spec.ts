// Real: database (each engine), work table, HTTP application, nodemailer, an SMTP server. Fake: licence and sign-in.
import { systemContext } from '@assist/kernel';
import { migrations } from '@assist/migrations';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runSql } from '../src/database/index.js';
import { Mailer, type OutgoingMail } from '../src/mail/index.js';
import { createTestApp, FakeClock, testDatabases, until, type TestApp } from '../src/testing/index.js';
import { WorkQueue } from '../src/work/index.js';
import { makeCertificate, SmtpStub } from './smtp-stub.js';

const ctx = systemContext('test');
const SECRET = 'https://assist.firma.example/reset#geheimes-token';
const mail = (parts: Partial<OutgoingMail> = {}): OutgoingMail => ({
  to: 'anna@firma.example',
  subject: 'Grüße & Zurücksetzen',
  text: `Bitte öffnen: ${SECRET}`,
  html: `<p>Bitte öffnen: ${SECRET}</p>`,
  reason: 'password_reset',
  ...parts,
});

describe.each(testDatabases())('mail on $engine', (engine) => {
  let certificate: ReturnType<typeof makeCertificate>;
  let smtp: SmtpStub;
  let app: TestApp;
  const clock = new FakeClock(Date.now());

  const open = async (env: Record<string, string>, restartOf?: TestApp): Promise<void> => {
    app = await createTestApp({ features: [], migrations, engine, env, restartOf, clock, withoutFakeMailer: true });
  };
  const plain = (): Record<string, string> => ({
    ...{ SMTP_HOST: '127.0.0.1', SMTP_PORT: `${smtp.port}`, SMTP_TLS: 'none', MAIL_FROM: 'CGS Assist <assist@firma.example>' },
    ASSIST_MAIL_TIMEOUT_SECONDS: '2',
  });
  const send = (parts: Partial<OutgoingMail> = {}): Promise<void> => app.app.get(Mailer).send(ctx, mail(parts));
  const items = () =>
    runSql<{ id: string; status: string; payload: string; error_code: string | null; attempt: number | string }>(
      app.database.manager(ctx),
      app.database.engine,
      "SELECT id, status, payload, error_code, attempt FROM work_item WHERE type = 'mail.send' ORDER BY id",
      [],
    );
  /** Lets time pass between two tries; during one it would end the lease. */
  const settled = (): Promise<void> =>
    until(async () => {
      const open = (await items()).map(({ status }) => status).filter((status) => ['ready', 'running'].includes(status));
      if (!open.includes('running')) clock.advance(1000);
      return open.length === 0;
    });
  const header = (raw: string, name: string): string => new RegExp(`^${name}: (.*)$`, 'im').exec(raw)?.[1]?.trim() ?? '';

  beforeAll(() => void (certificate = makeCertificate()));
  beforeEach(async () => {
    smtp = new SmtpStub({ authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'] });
    await smtp.start();
  });
  afterEach(async () => {
    await app.close();
    await smtp.stop();
  });

  it('sends over STARTTLS with a login to a server with a certificate of the house', async () => {
    await smtp.stop();
    smtp = new SmtpStub({
      ...certificate,
      onAuth: ({ username, password }, _session, done) =>
        username === 'assist' && password === 'geheim!' ? done(null, { user: username }) : done(new Error('no')),
    });
    await smtp.start();
    const login = { SMTP_USER: 'assist', SMTP_PASSWORD: 'geheim!', SMTP_CA: certificate.cert };
    await open({ ...plain(), SMTP_HOST: 'localhost', SMTP_TLS: 'starttls', ...login });
    await send();
    await settled();
    const [got] = smtp.received;
    expect(got).toMatchObject({ from: 'assist@firma.example', to: ['anna@firma.example'], user: 'assist', secure: true });
    expect(header(got!.raw, 'From')).toBe('CGS Assist <assist@firma.example>');
    expect(header(got!.raw, 'To')).toBe('anna@firma.example');
    expect(header(got!.raw, 'Auto-Submitted')).toBe('auto-generated');
    expect(header(got!.raw, 'Message-ID')).toBe(`<${(await items())[0]!.id}@firma.example>`);
    expect(got!.raw).toMatch(/multipart\/alternative/);
    expect((await app.call('GET', '/metrics')).body).toContain('assist_mails_total{result="sent",reason="password_reset"} 1');
  });

  it('sends nothing to a server that nobody vouches for, or that does not encrypt', async () => {
    await smtp.stop();
    smtp = new SmtpStub({ ...certificate, authOptional: true });
    await smtp.start();
    await open({ ...plain(), SMTP_HOST: 'localhost', SMTP_TLS: 'starttls' });
    await send();
    await until(async () => (await items())[0]?.error_code === 'ETLS' || (await items())[0]?.error_code === 'ESOCKET');
    await smtp.stop();
    const port = smtp.port;
    await app.close();
    smtp = new SmtpStub({ authOptional: true, disabledCommands: ['STARTTLS'] });
    await smtp.start();
    expect(smtp.port).not.toBe(port);
    await open({ ...plain(), SMTP_TLS: 'starttls' });
    await send();
    await until(async () => (await items())[0]?.error_code === 'ETLS');
    expect(smtp.received).toEqual([]);
  });

  it('belongs to the transaction that sends it', async () => {
    await open(plain());
    const undone = app.database.transaction(ctx, async (tx) => {
      await app.app.get(Mailer).send(tx, mail({ to: 'undone@firma.example' }));
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    await send();
    await settled();
    expect(smtp.received.map(({ to }) => to)).toEqual([['anna@firma.example']]);
  });

  it('gives up at once when the server refuses the person for good', async () => {
    await open(plain());
    smtp.refuse = (address) => (address.startsWith('gone') ? { code: 550, text: `5.1.1 no ${address}` } : undefined);
    await send({ to: 'gone@firma.example' });
    await settled();
    expect(await items()).toMatchObject([{ status: 'failed', error_code: 'MAIL_REFUSED', payload: 'null' }]);
    expect(smtp.attempts).toBe(1);
    expect((await app.call('GET', '/metrics')).body).toContain('assist_mails_total{result="failed",reason="password_reset"} 1');
  });

  it('tries again when the server asks to, and when it was away', async () => {
    await open(plain());
    smtp.refuse = () => (smtp.attempts === 1 ? { code: 451, text: 'come back later' } : undefined);
    await send();
    await settled();
    expect(smtp.received).toHaveLength(1);
    await smtp.stop();
    await send({ to: 'bert@firma.example' });
    await until(async () => (await items()).some(({ error_code }) => error_code === 'ESOCKET'));
    await smtp.start();
    await settled();
    expect(smtp.received.map(({ to }) => to[0])).toEqual(['anna@firma.example', 'bert@firma.example']);
    expect((await items()).map(({ status }) => status)).toEqual(['done', 'done']);
  });

  it('is recognised when it is sent a second time after a crash', async () => {
    await open(plain());
    smtp.onData = async () => {
      smtp.onData = undefined;
      // As if this worker had died after the server took the mail and before the item was settled.
      const sql =
        "UPDATE work_item SET status = 'ready', lease_owner = NULL, boot_id = NULL, lease_until = NULL, fence = fence + 1";
      await app.database.transaction(ctx, (tx) => runSql(app.database.manager(tx), app.database.engine, sql, []));
    };
    await send();
    await until(() => smtp.received.length === 2);
    await settled();
    const [first, second] = smtp.received.map(({ raw }) => [header(raw, 'Message-ID'), header(raw, 'Date')]);
    expect(first?.[0]).toMatch(/^<[0-9a-f-]{36}@firma\.example>$/);
    expect(second).toEqual(first);
  });

  it('is no more to be sent after a day', async () => {
    await smtp.stop();
    await open(plain());
    await send();
    await until(async () => (await items())[0]?.error_code === 'ESOCKET');
    clock.advance(25 * 3600_000);
    await settled();
    expect(await items()).toMatchObject([{ status: 'failed', error_code: 'MAIL_TOO_OLD', payload: 'null' }]);
  });

  it('is unreadable in the work row while it waits, and gone from it when it is sent or cancelled', async () => {
    await open(plain());
    const waiting = async (): Promise<string> => (await items()).map(({ payload }) => payload).join();
    await smtp.stop();
    await send();
    await until(async () => (await items())[0]?.error_code === 'ESOCKET');
    expect(await waiting()).toContain('sealed');
    expect(await waiting()).not.toMatch(/geheimes|reset#|anna@/);
    await smtp.start();
    await settled();
    expect(await items()).toMatchObject([{ status: 'done', payload: 'null' }]);
    const later = { type: 'mail.send', subjectId: 'x'.repeat(36), payload: { secret: SECRET }, delayMs: 3600_000 };
    await app.database.transaction(ctx, (tx) => app.app.get(WorkQueue).enqueue(tx, later));
    await app.app.get(WorkQueue).cancel(ctx, 'mail.send', later.subjectId);
    expect(await items()).toMatchObject([{ payload: 'null' }, { status: 'cancelled', payload: 'null' }]);
  });

  it.each([
    { to: 'anna@firma.example\r\nBcc: eve@evil.example' },
    { to: 'anna@firma.example, eve@evil.example' },
    { to: 'Anna <anna@firma.example>' },
    { to: '' },
    { subject: 'Hallo\r\nBcc: eve@evil.example' },
    { subject: 'Hallo\nX: y' },
    { subject: 'x'.repeat(201) },
    { text: 'x'.repeat(100_001) },
    { reason: 'Free Text' },
  ])('refuses %j', async (parts) => {
    await open(plain());
    await expect(send(parts)).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
    expect(await items()).toEqual([]);
  });

  it('does not obey what stands in a text', async () => {
    await open(plain());
    await send({
      text: '.\r\nQUIT\r\n.\r\nBcc: eve@evil.example',
      html: '<img src="file:///etc/passwd"><a href="http://x/">',
      subject: '=?utf-8?q?x?= {path}',
    });
    await settled();
    expect(smtp.received).toHaveLength(1);
    expect(smtp.received[0]?.to).toEqual(['anna@firma.example']);
    expect(smtp.received[0]?.raw).not.toContain('root:');
  });

  it('is refused where no server is set, and left to processes that have one', async () => {
    await open({});
    expect(app.app.get(Mailer).isConfigured).toBe(false);
    await expect(send()).rejects.toMatchObject({ code: 'MAIL_NOT_CONFIGURED' });
    expect(await items()).toEqual([]);
    await app.stop();
    await open({ ...plain(), SMTP_PORT: '1' }, app);
    await send();
    await until(async () => (await items())[0]?.error_code === 'ESOCKET');
    await app.stop();
    await open({}, app);
    clock.advance(60_000);
    await app.database.transaction(ctx, (tx) => app.app.get(WorkQueue).enqueue(tx, { type: 'mail.send' }));
    expect((await items()).map(({ status }) => status)).toEqual(['ready', 'ready']);
    await app.stop();
    await open(plain(), app);
    await settled();
    expect((await items()).map(({ status }) => status).sort()).toEqual(['done', 'failed']);
  });
});
