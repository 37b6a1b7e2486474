import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request, type IncomingMessage, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveWeb } from '../src/http/serve-web.js';

const PORT_ANY = 0;
const script = `export const words = ${JSON.stringify('compressible '.repeat(2000))};`;
let folder: string;
let title = 'page';
let server: Server;

/** Not fetch: it unpacks the answer and hides how it travelled. */
function ask(path: string, headers: Record<string, string> = {}): Promise<IncomingMessage & { bytes: number }> {
  const { port } = server.address() as { port: number };
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, headers: { 'accept-encoding': 'gzip', ...headers } }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => (bytes += chunk.length));
      response.on('end', () => resolve(Object.assign(response, { bytes })));
    });
    sent.on('error', reject);
    sent.end();
  });
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'serve-web-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), `<!doctype html><title>page</title>${'<p>text</p>'.repeat(500)}`);
  writeFileSync(join(folder, 'assets', 'app-1.js'), script);
  const app = express();
  for (const handler of serveWeb(folder, (html) => html.replace('<title>page', () => `<title>${title}`))) app.use(handler);
  app.get('/api/items', (_request, response) => void response.json({ items: 'x'.repeat(10_000) }));
  server = app.listen(PORT_ANY, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
});

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true });
});

describe('the built web client', () => {
  it('sends its files compressed and to be kept for ever', async () => {
    const answer = await ask('/assets/app-1.js');
    expect(answer.headers['content-encoding']).toBe('gzip');
    expect(answer.headers['vary']).toContain('Accept-Encoding');
    expect(answer.headers['cache-control']).toContain('immutable');
    expect(answer.bytes).toBeLessThan(script.length / 10);
  });

  it('sends them plain to a client that unpacks nothing', async () => {
    const answer = await ask('/assets/app-1.js', { 'accept-encoding': 'identity' });
    expect(answer.headers['content-encoding']).toBeUndefined();
    expect(answer.bytes).toBe(script.length);
  });

  it('sends the page compressed at any address of the client, and never keeps it', async () => {
    const answer = await ask('/chats/42', { accept: 'text/html' });
    expect(answer.headers['content-encoding']).toBe('gzip');
    expect(answer.headers['cache-control']).toBe('no-cache');
  });

  it('sends the page again only when something in it changed', async () => {
    const etag = (await ask('/', { accept: 'text/html' })).headers['etag'] ?? '';
    expect((await ask('/', { accept: 'text/html', 'if-none-match': etag })).statusCode).toBe(304);
    title = 'another house';
    const answer = await ask('/', { accept: 'text/html', 'if-none-match': etag });
    expect([answer.statusCode, answer.headers['etag'] === etag]).toEqual([200, false]);
  });

  it('leaves answers of the API as they are', async () => {
    const answer = await ask('/api/items');
    expect(answer.headers['content-encoding']).toBeUndefined();
    expect(answer.bytes).toBeGreaterThan(10_000);
  });

  it('does not give the page for a missing file or an address of the API', async () => {
    expect((await ask('/assets/gone.js', { accept: 'text/html' })).statusCode).toBe(404);
    expect((await ask('/api/unknown', { accept: 'text/html' })).statusCode).toBe(404);
  });
});
