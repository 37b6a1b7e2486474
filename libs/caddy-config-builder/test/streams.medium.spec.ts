import { connect, constants } from 'node:http2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Site } from '../src/index.js';
import { describeWithCaddy, freePort, RunningCaddy } from './caddy-binary.js';
import { makeSite } from './example-site.js';
import { FakeUpstream } from './upstream.js';

/** Real: caddy on the loopback interface. Fake: the service behind it. */
describeWithCaddy('caddy and long connections', () => {
  let service: FakeUpstream;
  beforeAll(async () => {
    service = await FakeUpstream.start('core');
  });
  afterAll(() => service.stop());

  const startCaddy = async (changes: Partial<Site>): Promise<{ readonly caddy: RunningCaddy; readonly port: number }> => {
    const port = await freePort();
    const upstreams = { core: [service.address], llm: [service.address], rag: [service.address] };
    return { port, caddy: await RunningCaddy.start(makeSite({ hostname: 'localhost', port, upstreams, ...changes })) };
  };

  describe('over HTTP/1.1', () => {
    let running: Awaited<ReturnType<typeof startCaddy>>;
    beforeAll(async () => {
      running = await startCaddy({ tls: { kind: 'off' } });
    });
    afterAll(() => running.caddy.stop());

    it.each(['/ws/chat/sse', '/v1/sse'])('passes each event of %s on within 100 ms', async (path) => {
      const response = await fetch(`http://localhost:${running.port}${path}`, { headers: { 'accept-encoding': 'gzip' } });
      const delaysMs: number[] = [];
      for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
        for (const [, sentAt] of chunk.matchAll(/data: \d+ (\d+)/g)) delaysMs.push(Date.now() - Number(sentAt));
      }
      // Held back until the end, the middle one would be 200 ms late; one hiccup of a busy host is not the proxy's.
      expect(delaysMs).toHaveLength(3);
      expect(delaysMs.sort((a, b) => a - b)[1]).toBeLessThan(100);
    });

    it('carries a WebSocket in both directions', async () => {
      const socket = new WebSocket(`ws://localhost:${running.port}/socket.io/?EIO=4&transport=websocket`);
      const echo = await new Promise((resolve, reject) => {
        socket.addEventListener('open', () => socket.send('grüß dich'));
        socket.addEventListener('message', ({ data }) => resolve(data));
        socket.addEventListener('error', () => reject(new Error('the socket failed')));
      });
      expect(echo).toBe('grüß dich');
      socket.close();
    });
  });

  it('refuses a body over the limit over HTTP/2, by status or reset, and sends HSTS', async () => {
    const { caddy, port } = await startCaddy({ tls: { kind: 'internal' }, bodyLimitBytes: 100_000 });
    const session = connect(`https://localhost:${port}`, { rejectUnauthorized: false });
    try {
      const ask = (body: Buffer): Promise<string> =>
        new Promise((resolve) => {
          const stream = session.request({ ':method': 'POST', ':path': '/api/me', 'content-length': String(body.length) });
          stream.on('response', (headers) => resolve(`${headers[':status']} ${headers['strict-transport-security']}`));
          stream.on('error', () => resolve(stream.rstCode === constants.NGHTTP2_NO_ERROR ? 'closed' : 'reset'));
          stream.end(body);
        });
      expect(await ask(Buffer.alloc(100_000))).toBe('200 max-age=31536000');
      expect(await ask(Buffer.alloc(3_000_000))).toMatch(/^413|^reset|^closed/);
      expect(service.seen.map(({ bodyBytes }) => bodyBytes)).not.toContain(3_000_000);
    } finally {
      session.destroy();
      await caddy.stop();
    }
  });
});
