import { createServer, request as httpRequest } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { hostname } from 'node:os';
import { text } from 'node:stream/consumers';
import { migrations } from '@assist/migrations';
import { Controller, Module } from '@nestjs/common';
import type { Request, Response } from 'express';
import { afterEach, describe, expect, it } from 'vitest';
import { Endpoint, type Feature } from '../src/http/index.js';
import { bodyDeadline } from '../src/http/slow-clients.js';
import { createTestApp, type TestApp } from '../src/testing/index.js';

@Controller()
class DoorController {
  @Endpoint({
    method: 'POST',
    path: '/api/door',
    module: 'core',
    access: 'safety',
    role: 'public',
    summary: 'Any',
    reply: 'empty',
  })
  open(): void {}

  @Endpoint({
    method: 'POST',
    path: '/api/first',
    module: 'core',
    access: 'safety',
    role: 'public',
    knownHostOnly: true,
    summary: 'First come',
    reply: 'empty',
  })
  first(): void {}

  @Endpoint({ method: 'GET', path: '/api/mine', module: 'core', access: 'read', summary: 'Mine', reply: 'empty' })
  mine(): void {}
}
@Module({ controllers: [DoorController] })
class DoorModule {}
const feature: Feature = { id: 'door', modules: [DoorModule], entities: [], config: [], errors: {}, prefixes: ['/api/door'] };

let t: TestApp;
const start = async (env: Record<string, string> = {}): Promise<void> => {
  t = await createTestApp({ features: [feature], migrations, env });
};
afterEach(() => t.close());

/** As a browser that was led here under `host`. */
function under(host: string, method: string, path: string, headers: Record<string, string> = {}): Promise<[number, string]> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(t.url + path, { method, headers: { ...headers, host } }, (reply) => {
      text(reply).then((body) => {
        const isProblem = /problem/.test(reply.headers['content-type'] ?? '');
        resolve([reply.statusCode ?? 0, isProblem ? (JSON.parse(body) as { code: string }).code : '']);
      }, reject);
    });
    sent.on('error', reject).end();
  });
}

describe('requests of other pages', () => {
  it.each(['cross-site', 'same-site', 'something new'])('are refused when the browser says %s', async (site) => {
    await start({ CORS_ORIGINS: 'https://intranet.firma.example' });
    const call = (origin: string): Promise<{ status: number; body: { code?: string } }> =>
      t.call('POST', '/api/door', { headers: { 'sec-fetch-site': site, origin } });
    expect((await call('https://andere.firma.example')).body.code).toBe('CROSS_SITE_REFUSED');
    expect((await call('https://intranet.firma.example')).status).toBe(204);
    expect((await t.call('POST', '/api/door', { headers: { 'sec-fetch-site': site } })).body.code).toBe('CROSS_SITE_REFUSED');
  });

  const own: Record<string, string>[] = [{ 'sec-fetch-site': 'same-origin' }, { 'sec-fetch-site': 'none' }, {}];
  it.each(own)('are told from %o', async (headers) => {
    await start();
    expect((await t.call('POST', '/api/door', { headers })).status).toBe(204);
  });
});

describe('tokens that are no good', () => {
  it('are counted by address, and good ones go on', async () => {
    await start({ RATE_LIMIT_REQUESTS: '3' });
    const bad = async (token?: string): Promise<unknown> => (await t.call('GET', '/api/mine', { token })).body.code;
    expect([await bad('made-up'), await bad(), await bad('made-up')]).toEqual([
      'SESSION_EXPIRED',
      'AUTH_REQUIRED',
      'SESSION_EXPIRED',
    ]);
    const reply = await t.call('GET', '/api/mine', { token: 'made-up' });
    expect([reply.status, reply.body.code]).toEqual([429, 'RATE_LIMITED']);
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await t.call('GET', '/api/mine', { token: t.user().token })).status).toBe(204);
  });
});

describe('the name that a request came by', () => {
  const known = [
    '127.0.0.1:8000',
    '192.168.1.20',
    '[::1]:8000',
    'localhost:8000',
    'assist.localhost',
    hostname(),
    `${hostname()}.firma.example`,
  ];
  const strange = [
    'rebound.evil.example',
    `${hostname()}x.evil.example`,
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    'xn--',
    'a b',
  ];

  it.each(known)('may be %s where the first to come wins', async (host) => {
    await start();
    expect(await under(host, 'POST', '/api/first')).toEqual([204, '']);
    expect((await under(host, 'GET', '/metrics'))[0]).toBe(200);
  });

  it.each(strange)('may not be %s there, and matters nowhere else', async (host) => {
    await start();
    expect(await under(host, 'POST', '/api/first')).toEqual([421, 'HOST_REFUSED']);
    expect(await under(host, 'GET', '/metrics')).toEqual([421, 'HOST_REFUSED']);
    expect(await under(host, 'POST', '/api/door')).toEqual([204, '']);
  });

  it('is said in the refusal, with the setting that helps', async () => {
    await start();
    const reply = await new Promise<string>((resolve, reject) => {
      httpRequest(`${t.url}/api/first`, { method: 'POST', headers: { host: 'assist.firma.example:8000' } }, (answer) => {
        text(answer).then(resolve, reject);
      }).end();
    });
    expect(JSON.parse(reply).params).toEqual({ host: 'assist.firma.example', setting: 'ASSIST_HTTP_ALLOWED_HOSTS' });
  });

  it('must be a listed one everywhere once there is a list', async () => {
    await start({ ASSIST_HTTP_ALLOWED_HOSTS: 'assist.firma.example, *.filiale.example' });
    for (const host of ['ASSIST.firma.example.', 'nord.filiale.example:443', 'localhost', '10.0.0.1']) {
      expect(await under(host, 'POST', '/api/first')).toEqual([204, '']);
      expect(await under(host, 'POST', '/api/door')).toEqual([204, '']);
    }
    for (const host of ['evil.example', 'filiale.example', 'x.assist.firma.example']) {
      expect(await under(host, 'POST', '/api/first')).toEqual([421, 'HOST_REFUSED']);
      expect(await under(host, 'POST', '/api/door')).toEqual([421, 'HOST_REFUSED']);
    }
  });

  it('is left to a trusted proxy, but not for what only this host may read', async () => {
    await start({ TRUST_PROXY_COUNT: '1' });
    expect(await under('assist.firma.example', 'POST', '/api/first', { 'x-forwarded-for': '10.0.0.7' })).toEqual([204, '']);
    expect(await under('rebound.evil.example', 'GET', '/metrics')).toEqual([421, 'HOST_REFUSED']);
  });

  it('does not matter to whoever has the token of the metrics', async () => {
    await start({ METRICS_TOKEN: 'a token of the monitoring' });
    const headers = { authorization: 'Bearer a token of the monitoring' };
    expect((await under('assist.firma.example', 'GET', '/metrics', headers))[0]).toBe(200);
  });
});

describe('T21: slow clients', () => {
  it('may take an hour for an upload, but not for the head of a request', async () => {
    await start();
    const { requestTimeout, headersTimeout } = t.app.getHttpServer();
    expect([requestTimeout, headersTimeout]).toEqual([3_600_000, 30_000]);
  });

  it('are cut off in the middle of any other body', async () => {
    await start();
    const server = createServer((request, response) => {
      bodyDeadline(50)(request as Request, response as unknown as Response, () => {
        request.on('end', () => response.end('read')).resume();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const send = (type: string): Socket => {
      const socket = connect(port, '127.0.0.1');
      socket.write(`POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: ${type}\r\nContent-Length: 4\r\n\r\nab`);
      return socket;
    };
    const upload = send('multipart/form-data; boundary=x');
    const json = send('application/json');
    expect(await text(json).catch(() => '')).toBe('');
    upload.write('cd');
    expect(await text(upload)).toContain('read');
    server.close();
  });
});
