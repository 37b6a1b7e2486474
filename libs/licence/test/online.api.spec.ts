// Real: HTTP server of the vendor, work, import, database. Fake: clock and sign-in.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { testDatabases, until } from '@assist/platform/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sha256Hex, type OnlinePayload } from '../src/core/index.js';
import { fetchStatus } from '../src/nest/online/fetch-status.js';
import { licenceApp, type LicenceApp } from './licence-app.js';
import { fileOf, keyEntry, LID, makeKey, signPayload, TYP, Vendor, type TestKey } from './issue.js';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A file server of a vendor, whose files the test writes. */
class VendorServer {
  readonly asked: string[] = [];
  answer: Answer = (_, response) => void response.writeHead(404).end();
  #server: Server | undefined;

  async start(): Promise<void> {
    this.#server = createServer((request, response) => {
      this.asked.push(request.url ?? '');
      this.answer(request, response);
    });
    await new Promise<void>((resolve) => this.#server?.listen(0, '127.0.0.1', resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server?.address() as AddressInfo).port}/status/`;
  }

  async stop(): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise((resolve) => this.#server?.close(resolve));
  }
}

const FILE = `/status/${sha256Hex(LID)}.json`;
const revocation = { entries: [{ lid: LID, from: '2026-05-01T00:00:00Z', reason: 'unpaid' }] };

describe.each(testDatabases())('the online check on $engine', (engine) => {
  const server = new VendorServer();
  let vendor: Vendor;
  let onlineKey: TestKey;
  let t: LicenceApp;
  beforeEach(async () => {
    server.asked.length = 0;
    await server.start();
    vendor = new Vendor();
    onlineKey = makeKey('onl-2026a');
  });
  afterEach(async () => {
    await t.close();
    await server.stop();
  });

  const trustText = (n = 7): string => {
    const payload = vendor.trustPayload({ n });
    const keys = [...payload.keys, keyEntry(onlineKey, { purpose: 'online' })];
    return JSON.stringify(signPayload({ ...payload, keys }, TYP.trust, vendor.root));
  };
  const statusFile = (changes: Partial<OnlinePayload> = {}, key = onlineKey): string => {
    const payload = { ver: 1, lid: LID, status: 'active', iat: '2026-05-20T00:00:00Z', ...changes };
    return fileOf(signPayload(payload, 'assist-online+jws', key)).toString();
  };
  const serve = (text: string): void => {
    server.answer = (_, response) => void response.end(text);
  };
  const open = async (env: Record<string, string>): Promise<void> => {
    t = await licenceApp({ engine, vendor, env });
    writeFileSync(join(t.folder, 'trust.json'), trustText());
  };
  /** With a check of the licence that is put in, until its outcome is known. */
  const checked = async (answer: string): Promise<LicenceApp> => {
    serve(answer);
    await open({ LICENSE_ONLINE_CHECK: 'first-start', LICENSE_ONLINE_URL: server.url });
    expect((await t.put(t.licenseText())).status).toBe(200);
    await until(async () => (await t.view()).admin.online.outcome !== null);
    return t;
  };

  it('is off unless the configuration wants it', async () => {
    serve(statusFile());
    await open({ LICENSE_ONLINE_URL: server.url });
    await t.put(t.licenseText());
    expect((await t.view()).admin.online).toEqual({ mode: 'off', outcome: null, at: null });
    expect(server.asked).toEqual([]);
  });

  it('asks once for each licence, by its hash, and is content with a good answer', async () => {
    await checked(statusFile());
    expect((await t.view()).admin).toMatchObject({ online: { outcome: 'ok' }, flags: [] });
    t = await t.restart();
    await t.view();
    expect(server.asked).toEqual([FILE]);
    await t.put(t.licenseText({ lid: '01JH7Z7M6Q0M3T7S7M8T3W9K2C', seq: 4 }));
    await until(() => server.asked.length === 2);
  });

  it('takes keys and revocations from the answer as if somebody had handed them in', async () => {
    const answer = statusFile({
      status: 'revoked',
      trust: JSON.parse(trustText(8)) as OnlinePayload['trust'],
      revocation: JSON.parse(vendor.revocationFile(revocation).toString()) as OnlinePayload['revocation'],
    });
    await checked(answer);
    const { state, admin } = await t.view();
    expect([state, admin.online.outcome]).toEqual(['revoked', 'ok']);
    expect(admin.history.map((entry: { detail: { kind?: string } }) => entry.detail.kind)).toEqual(
      expect.arrayContaining(['trust', 'revocation']),
    );
  });

  it.each([
    ['forged', 'signed by another key', () => statusFile({}, makeKey('onl-2026a'))],
    ['forged', 'about another licence', () => statusFile({ lid: '01JH7Z7M6Q0M3T7S7M8T3W9K2C' })],
    ['forged', 'no document', () => '{"status":"ok"}'],
    ['forged', 'with a revocation that somebody made up', () => statusFile({ revocation: foreignRevocation() })],
    ['stale', 'older than the licence', () => statusFile({ iat: '2026-01-02T00:00:00Z' })],
    ['stale', 'with an older trust set', () => statusFile({ trust: JSON.parse(trustText(6)) as OnlinePayload['trust'] })],
  ])('changes nothing by an answer that is %s: %s', async (outcome, _, make) => {
    await checked(make());
    expect(await t.view()).toMatchObject({
      state: 'valid',
      level: 'full',
      admin: { online: { outcome }, flags: ['online-unreached'] },
    });
  });

  it('changes nothing without an answer, asks again, and hears it later', async () => {
    server.answer = (_, response) => void response.writeHead(503).end();
    await open({ LICENSE_ONLINE_CHECK: 'first-start', LICENSE_ONLINE_URL: server.url });
    await t.put(t.licenseText());
    await until(async () => (await t.view()).admin.flags.includes('online-unreached'));
    expect(await t.view()).toMatchObject({ state: 'valid', level: 'full' });
    serve(statusFile());
    await until(async () => {
      t.clock.advance(10_000);
      return (await t.view()).admin.online.outcome === 'ok';
    });
    expect((await t.view()).admin.flags).toEqual([]);
  });

  function foreignRevocation(): OnlinePayload['revocation'] {
    return JSON.parse(new Vendor().revocationFile({ ...revocation, number: 9 }).toString()) as OnlinePayload['revocation'];
  }
});

describe('fetching a status', () => {
  const server = new VendorServer();
  const other = new VendorServer();
  beforeEach(async () => {
    await server.start();
    await other.start();
  });
  afterEach(async () => {
    await server.stop();
    await other.stop();
  });
  const fetched = async (limits = { maxBytes: 100 }) => {
    const result = await fetchStatus(server.url, LID, limits);
    return 'bytes' in result ? Buffer.from(result.bytes).toString() : result.unreached;
  };

  it('gives the bytes as they are', async () => {
    server.answer = (_, response) => void response.end('{ "a":1 }\n');
    expect(await fetched()).toBe('{ "a":1 }\n');
    expect(server.asked.at(-1)).toBe(FILE);
  });

  it('gives up after its time, also in the middle of the answer', async () => {
    server.answer = () => undefined;
    expect(await fetchStatus(server.url, LID, { maxBytes: 100, timeoutMs: 100 })).toEqual({ unreached: 'timeout' });
    server.answer = (_, response) => void response.write('{');
    expect(await fetchStatus(server.url, LID, { maxBytes: 100, timeoutMs: 100 })).toEqual({ unreached: 'timeout' });
  });

  it('T6: follows to the same host only, and not for ever', async () => {
    other.answer = (_, response) => void response.end('from another host');
    server.answer = (_, response) => void response.writeHead(302, { location: other.url }).end();
    expect(await fetched()).toBe('redirect');
    expect(other.asked).toEqual([]);
    server.answer = (request, response) =>
      request.url === '/moved' ? void response.end('moved') : void response.writeHead(302, { location: '/moved' }).end();
    expect(await fetched()).toBe('moved');
    server.answer = (_, response) => void response.writeHead(302, { location: '/again' }).end();
    expect(await fetched()).toBe('redirect');
    for (const location of ['file:///etc/passwd', 'http://[', '//other.example/x']) {
      server.answer = (_, response) => void response.writeHead(302, { location }).end();
      expect(await fetched()).toBe('redirect');
    }
  });

  it('reads no more than it may, whatever was announced', async () => {
    server.answer = (_, response) => void response.end('x'.repeat(101));
    expect(await fetched()).toBe('too-large');
    server.answer = (_, response) => {
      const pour = (): void => void (response.write('x'.repeat(1000)) ? setImmediate(pour) : response.once('drain', pour));
      response.on('error', () => undefined);
      pour();
    };
    expect(await fetched()).toBe('too-large');
  });

  it('says what the server said, and that nobody is there', async () => {
    server.answer = (_, response) => void response.writeHead(404).end();
    expect(await fetched()).toBe('status-404');
    expect(await fetchStatus('http://127.0.0.1:1/x', LID, { maxBytes: 100 })).toEqual({ unreached: 'refused' });
  });
});
