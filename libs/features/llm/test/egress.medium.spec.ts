// Real: HTTP, DNS of this host. Fake: the provider.
import { createServer } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { AppError } from '@assist/kernel';
import { isNeverMeant } from '../src/providers/egress-address.js';
import { egressFetch } from '../src/providers/egress.js';
import type { EgressRule } from '../src/providers/egress-rule.js';
import { json, ProviderStub } from './provider-stub.js';

const running: ProviderStub[] = [];
afterEach(async () => void (await Promise.all(running.splice(0).map((server) => server.stop()))));

function rule(allow: readonly string[], parts: Partial<EgressRule> = {}): EgressRule {
  return {
    allow,
    refuseAddress: isNeverMeant,
    connectTimeoutMs: 5000,
    maxResponseBytes: 1000,
    credentials: { authorization: 'Bearer k' },
    signal: new AbortController().signal,
    fault: (fault, reason) => new AppError(fault, { reason }),
    ...parts,
  };
}
const failure = (run: Promise<unknown>): Promise<unknown> =>
  run.then(
    () => 'answered',
    (error: unknown) => (error instanceof AppError ? `${error.code} ${String(error.params['reason'])}` : error),
  );

describe('egressFetch', () => {
  it('reaches the allowed origin and sets the credentials itself', async () => {
    const server = await ProviderStub.start(json(200, { ok: true }));
    running.push(server);
    const response = await egressFetch(rule([server.url]))(`${server.url}/x?y=1`, {
      headers: { authorization: 'Bearer other', cookie: 'a=b', accept: 'application/json' },
    });
    expect(await response.json()).toEqual({ ok: true });
    expect(server.seen[0]).toMatchObject({ path: '/x?y=1', headers: { authorization: 'Bearer k', accept: 'application/json' } });
    expect(server.seen[0]?.headers.cookie).toBeUndefined();
  });

  it.each([
    'http://127.0.0.1:1/',
    'http://localhost:{port}/',
    'https://127.0.0.1:{port}/',
    'http://user:pw@127.0.0.1:{port}/',
    'http://127.0.0.1.example.com:{port}/',
    'http://[::1]:{port}/',
    'file:///etc/passwd',
    'ftp://127.0.0.1:{port}/',
    'data:text/plain,x',
  ])('T6: refuses %s', async (target) => {
    const server = await ProviderStub.start(json(200, {}));
    running.push(server);
    expect(await failure(egressFetch(rule([server.url]))(target.replace('{port}', String(server.port))))).toMatch(/^refused /);
    expect(server.seen).toHaveLength(0);
  });

  it.each([
    'http://169.254.169.254',
    'http://[fe80::1]',
    'http://[::ffff:169.254.169.254]',
    'http://2852039166',
    'http://0xa9fea9fe',
  ])('refuses the link-local address %s even when it is allowed by name', async (target) => {
    expect(await failure(egressFetch(rule([new URL(target).origin]))(target))).toBe('refused address');
  });

  const METADATA = [
    ...['[::ffff:a9fe:a9fe]', '[::a9fe:a9fe]', '[64:ff9b::a9fe:a9fe]', '[64:ff9b:1::a9fe:a9fe]', '[2002:a9fe:a9fe::]'],
    ...['[fd00:ec2::254]', '[fd20:ce::254]', '100.100.100.200', '[64:ff9b::100.100.100.200]', '[2002:6464:64c8::1]'],
    ...['0xa9.0xfe.0xa9.0xfe', '025177524776', '169.16689662', '169.254.169.254.', '１６９.254.169.254', '169。254。169。254'],
  ];
  it.each(METADATA)('T7: refuses %s in every spelling, even when it is allowed by name', async (host) => {
    const target = `http://${host}/`;
    expect(await failure(egressFetch(rule([new URL(target).origin]))(target))).toBe('refused address');
  });

  const LOOPBACK = [
    ...['[::ffff:7f00:1]', '0x7f.1', '2130706433', '017700000001', '[2002:7f00:1::]', '[64:ff9b::7f00:1]', '[::]', '0'],
    ...['localhost.', '127.0.0.1.', '[::1]', '127。0。0。1', '[fd00::1]', '169.254.169.254', '127.1'],
  ];
  it.each(LOOPBACK)('T7: reaches no server by way of %s that is not allowed in just that spelling', async (host) => {
    const inside = await ProviderStub.start(json(200, {}));
    const server = await ProviderStub.start(
      (response) =>
        void response.writeHead(307, { location: `http://${host.replaceAll('。', '%E3%80%82')}:${inside.port}/` }).end(),
    );
    running.push(server, inside);
    const other = rule([server.url.replace('127.0.0.1', 'localhost')]);
    expect(await failure(egressFetch(other)(`http://${host}:${inside.port}/`))).toMatch(/^refused /);
    expect(await failure(egressFetch(rule([server.url]))(server.url))).toBe('refused redirect');
    expect(inside.seen).toHaveLength(0);
  });

  it('T6: judges the address that a name resolves to, at connect', async () => {
    const server = await ProviderStub.start(json(200, {}));
    running.push(server);
    const origin = `http://localhost:${server.port}`;
    expect(
      await failure(
        egressFetch(rule([origin], { refuseAddress: (address) => address.startsWith('127.') || address === '::1' }))(origin),
      ),
    ).toBe('refused address');
    expect((await egressFetch(rule([origin]))(origin)).status).toBe(200);
  });

  it('ends a redirect loop', async () => {
    const server = await ProviderStub.start((response) => void response.writeHead(302, { location: '/again' }).end());
    running.push(server);
    expect(await failure(egressFetch(rule([server.url]))(server.url))).toBe('refused redirect-loop');
    expect(server.seen).toHaveLength(4);
  });

  it('limits how long a TLS connection may take to stand', async () => {
    const mute = createServer(() => undefined).listen(0, '127.0.0.1');
    await once(mute, 'listening');
    const origin = `https://127.0.0.1:${(mute.address() as AddressInfo).port}`;
    expect(await failure(egressFetch(rule([origin], { connectTimeoutMs: 100 }))(origin))).toBe('connect-timeout connect');
    mute.close();
  });

  it('reads nothing beyond the size limit', async () => {
    const server = await ProviderStub.start(json(200, { x: 'y'.repeat(5000) }));
    running.push(server);
    const response = await egressFetch(rule([server.url]))(server.url);
    expect(await failure(response.text())).toBe('too-large 1000');
  });
});
