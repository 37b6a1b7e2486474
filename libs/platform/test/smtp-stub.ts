import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export interface Received {
  readonly from: string;
  readonly to: readonly string[];
  readonly user: string | undefined;
  readonly secure: boolean;
  /** The mail as it came over the line. */
  readonly raw: string;
}

/** A certificate of its own authority for `localhost`, as houses make them. */
export function makeCertificate(): { readonly key: string; readonly cert: string } {
  const folder = mkdtempSync(join(tmpdir(), 'assist-smtp-'));
  try {
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-days', '2'];
    const made = spawnSync('openssl', [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      key,
      '-out',
      cert,
      ...subject,
    ]);
    if (made.status !== 0) throw new Error(`openssl made no certificate: ${String(made.stderr)}`);
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A real SMTP server that keeps what it takes. */
export class SmtpStub {
  readonly received: Received[] = [];
  /** Sessions that got as far as a recipient. */
  attempts = 0;
  /** What to say to the next recipients: a reply code and text, or nothing to take them. */
  refuse: ((address: string) => { readonly code: number; readonly text: string } | undefined) | undefined;
  /** Called when the text of a mail has come, before it is acknowledged. */
  onData: (() => void | Promise<void>) | undefined;
  #server: SMTPServer | undefined;
  #port = 0;

  constructor(private readonly options: SMTPServerOptions = {}) {}

  get port(): number {
    return this.#port;
  }

  /** On the port of before, where there was one. */
  async start(): Promise<void> {
    const server = new SMTPServer({
      logger: false,
      ...this.options,
      onRcptTo: (address, _session, done) => {
        this.attempts += 1;
        const refusal = this.refuse?.(address.address);
        done(refusal === undefined ? null : Object.assign(new Error(refusal.text), { responseCode: refusal.code }));
      },
      onData: (stream, session, done) => {
        void text(stream).then(async (raw) => {
          await this.onData?.();
          const { mailFrom, rcptTo } = session.envelope;
          const from = mailFrom === false ? '' : mailFrom.address;
          const to = rcptTo.map(({ address }) => address);
          this.received.push({ from, to, user: session.user, secure: session.secure, raw });
          done();
        });
      },
    });
    server.on('error', () => undefined);
    this.#server = server;
    await once(server.listen(this.#port, '127.0.0.1'), 'listening');
    this.#port = (server.server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (server !== undefined) await new Promise<void>((resolve) => server.close(resolve));
  }
}
