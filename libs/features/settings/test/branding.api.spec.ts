import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { MAX_LOGO_BYTES } from '@assist/contracts/house';
import { WebPage } from '@assist/platform/http';
import { testDatabases, type TestApp } from '@assist/platform/testing';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BrandAssetRepository } from '../src/branding/brand-asset.repository.js';
import { administrator, createSettingsApp } from './settings-app.js';

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="10" height="10" fill="#f00"/></svg>';
const PAGE = '<html><head><link rel="icon" href="/favicon.svg" /><title>CGS Assist</title></head><body></body></html>';

function png(width: number, height: number): Buffer {
  const header = Buffer.alloc(33);
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).copy(header);
  header.writeUInt32BE(13, 8);
  header.write('IHDR', 12, 'latin1');
  header.writeUInt32BE(width, 16);
  header.writeUInt32BE(height, 20);
  return Buffer.concat([header, deflateSync(Buffer.alloc(64))]);
}

function webp(width: number, height: number): Buffer {
  const file = Buffer.alloc(40);
  file.write('RIFF', 0, 'latin1');
  file.write('WEBPVP8X', 8, 'latin1');
  file.writeUIntLE(width - 1, 24, 3);
  file.writeUIntLE(height - 1, 27, 3);
  return file;
}

function form(file: Buffer | string, field = 'file'): FormData {
  const body = new FormData();
  body.append(field, new Blob([typeof file === 'string' ? file : new Uint8Array(file)]), 'logo.svg');
  return body;
}

describe.each(testDatabases())('the branding of the house on $engine', (engine) => {
  let app: TestApp;
  let token: string;
  const put = (file: Buffer | string, version = 0): ReturnType<TestApp['call']> =>
    app.call('PUT', `/api/branding/logo?version=${version}`, { token, body: form(file) });
  const page = (): string => app.app.get(WebPage).finish(PAGE);

  beforeEach(async () => {
    app = await createSettingsApp({ engine });
    ({ token } = administrator(app));
  });
  afterEach(() => app.close());

  it('is known to everybody before sign-in, and asked for again only when it changed', async () => {
    const first = await app.call('GET', '/api/branding');
    expect(first.body).toMatchObject({ name: 'CGS Assist', accent: '#0b6b6e', palette: null, loginText: { de: '', en: '' } });
    expect(first.headers.get('cache-control')).toBe('no-cache');
    const etag = first.headers.get('etag')!;
    // fetch would add `no-cache` to a request with a condition.
    const headers = { 'if-none-match': etag, 'cache-control': 'max-age=0' };
    expect((await app.call('GET', '/api/branding', { headers })).status).toBe(304);
    await app.call('PATCH', '/api/settings/brand.accent', { token, body: { value: '#FFD000', version: 0 } });
    const second = await app.call('GET', '/api/branding', { headers });
    expect(second).toMatchObject({ status: 200, body: { accent: '#ffd000', palette: { light: { ink: '#ffffff' } } } });
  });

  it('stands in the page itself, whatever is written into it', async () => {
    const name = '</title><script>x</script>&"\u2028$&';
    await app.call('PATCH', '/api/settings/brand.name', { token, body: { value: name, version: 0 } });
    const text = { de: '</script><!--', en: '<img src=x onerror=y>' };
    await app.call('PATCH', '/api/settings/brand.loginText', { token, body: { value: text, version: 0 } });
    await app.call('PATCH', '/api/settings/brand.accent', { token, body: { value: '#aa0000', version: 0 } });
    const html = page();
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html.match(/<\/script>/g)).toHaveLength(1);
    expect(html).not.toContain('<img');
    expect(html).toContain('<title>&lt;/title&gt;&lt;script&gt;x&lt;/script&gt;&amp;&quot;');
    const json = /<script type="application\/json" id="assist-branding">([^]*?)<\/script>/.exec(html)?.[1] ?? '';
    expect(JSON.parse(json)).toMatchObject({ name, loginText: text });
    expect(html).toContain(':root{--accent:#aa0000');
  });

  it('takes a logo, shows it as a picture that can do nothing, and forgets the one before', async () => {
    const large = `${SVG.slice(0, -6)}${'<path d="M0 0h1v1z"/>'.repeat(800)}</svg>`;
    const put1 = await put(large);
    expect(put1).toMatchObject({ status: 200, body: { key: 'brand.logo', version: 1, origin: 'changed' } });
    const { logo } = (await app.call('GET', '/api/branding')).body as { logo: string };
    expect(logo).toMatch(/^\/api\/branding\/logo\/[0-9a-f]{64}$/);
    const picture = await app.call('GET', logo);
    expect(picture.body).toContain('<path');
    expect(Object.fromEntries(picture.headers)).toMatchObject({
      'content-type': expect.stringMatching(/^image\/svg\+xml/) as string,
      'content-security-policy': expect.stringContaining("default-src 'none'") as string,
      'x-content-type-options': 'nosniff',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect(picture.headers.get('content-security-policy')).toContain('sandbox');
    await put(SVG, 1);
    expect((await app.call('GET', logo)).body.code).toBe('LOGO_NOT_FOUND');
    expect((await app.call('GET', '/api/branding')).body.logo).toMatch(/^data:image\/svg\+xml;base64,/);
    expect(page()).toContain('<link rel="icon" href="data:image/svg+xml;base64,');
  });

  it('takes PNG and WebP of sensible size', async () => {
    expect((await put(png(512, 128))).status).toBe(200);
    expect((await put(webp(512, 128), 1)).status).toBe(200);
  });

  it.each([
    ['an empty file', Buffer.alloc(0), 422, 'VALIDATION_FAILED'],
    ['a text', Buffer.from('hello'), 422, 'LOGO_INVALID'],
    ['a page', Buffer.from('<html><body>x</body></html>'), 422, 'LOGO_INVALID'],
    ['a JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0]), 422, 'LOGO_INVALID'],
    ['a picture of giant size', png(60_000, 60_000), 422, 'LOGO_INVALID'],
    ['a picture of no size', png(0, 10), 422, 'LOGO_INVALID'],
    ['a cut-off picture', png(10, 10).subarray(0, 20), 422, 'LOGO_INVALID'],
    ['a broken SVG', Buffer.from(SVG.slice(0, -3)), 422, 'LOGO_INVALID'],
    ['an SVG that draws nothing', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 422, 'LOGO_INVALID'],
    ['a file over the limit', Buffer.alloc(MAX_LOGO_BYTES + 1, 65), 413, 'LOGO_TOO_LARGE'],
    ['a file far over the limit', Buffer.alloc(5 * 1024 * 1024, 65), 413, 'LOGO_TOO_LARGE'],
  ])('refuses %s as a logo and keeps what is there', async (_, file, status, code) => {
    await put(SVG);
    const before = (await app.call('GET', '/api/branding')).body;
    const reply = await put(file, 1);
    expect([reply.status, reply.body.code]).toEqual([status, code]);
    expect((await app.call('GET', '/api/branding')).body).toEqual(before);
  });

  it('refuses bodies that are no upload', async () => {
    const send = (body: unknown, headers?: Record<string, string>): ReturnType<TestApp['call']> =>
      app.call('PUT', '/api/branding/logo?version=0', { token, body, headers });
    expect((await send({})).body.code).toBe('MEDIA_TYPE_UNSUPPORTED');
    expect((await send('x', { 'content-type': 'multipart/form-data; x' })).body.code).toBe('REQUEST_REJECTED');
    expect((await send('--b\r\nbroken', { 'content-type': 'multipart/form-data; boundary=b' })).status).toBeLessThan(500);
    expect((await send(form(SVG, 'other'))).body.code).toBe('VALIDATION_FAILED');
    expect((await app.call('PUT', '/api/branding/logo', { token, body: form(SVG) })).body.code).toBe('VALIDATION_FAILED');
  });

  it('takes one of two logos that come at once', async () => {
    const replies = await Promise.all([put(SVG), put(SVG.replace('#f00', '#0f0'))]);
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 409]);
  });

  it('keeps the picture that counts when the one before is uploaded once more at the same moment', async () => {
    await put(SVG);
    const assets = app.app.get(BrandAssetRepository, { strict: false });
    const [entered, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const replaceAll = assets.replaceAll.bind(assets);
    vi.spyOn(assets, 'replaceAll').mockImplementationOnce(async (...args) => {
      entered.resolve();
      await released.promise;
      return replaceAll(...args);
    });
    const again = put(SVG, 1);
    await entered.promise;
    const other = put(SVG.replace('#f00', '#0f0'), 1);
    await Promise.race([other, new Promise((resolve) => setTimeout(resolve, 1000))]);
    released.resolve();
    await Promise.all([again, other]);
    const { items } = (await app.call('GET', '/api/settings', { token })).body;
    const { value } = items.find(({ key }: { key: string }) => key === 'brand.logo');
    expect((await app.call('GET', `/api/branding/logo/${value.sha256}`)).status).toBe(200);
  });

  it.each(['', '../../etc/passwd', 'a'.repeat(64), `${'a'.repeat(63)}g`])('has no picture %j', async (name) => {
    expect((await app.call('GET', `/api/branding/logo/${encodeURIComponent(name)}`)).status).toBe(name === '' ? 405 : 404);
  });
});

describe('a brand folder', () => {
  const folders: string[] = [];
  const folder = (files: Readonly<Record<string, string>>): string => {
    const path = mkdtempSync(join(tmpdir(), 'brand-'));
    folders.push(path);
    mkdirSync(path, { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text);
    return path;
  };
  afterAll(() => folders.forEach((path) => rmSync(path, { recursive: true })));

  it('of the product is chosen by its name', async () => {
    const app = await createSettingsApp({ env: { BRAND: 'arc' } });
    const { body } = await app.call('GET', '/api/branding');
    expect(body).toMatchObject({ name: 'ARC Assist', accent: '#2f55b8' });
    expect(Buffer.from((body.logo as string).split(',')[1] ?? '', 'base64').toString()).toContain('#2f55b8');
    await app.close();
  });

  it('of a customer is a path, gives the defaults, and gives way to what administrators decide', async () => {
    const path = folder({
      'brand.yaml': "name: Musterwissen\naccent: '#7a1f5c'\nlogo: mark.svg\nloginText:\n  de: Willkommen\n  en: Welcome\n",
      'mark.svg': SVG.replace('<rect', '<script>alert(1)</script><rect'),
    });
    const app = await createSettingsApp({ env: { BRAND: path } });
    const { token } = administrator(app);
    const first = (await app.call('GET', '/api/branding')).body;
    expect(first).toMatchObject({ name: 'Musterwissen', accent: '#7a1f5c', loginText: { de: 'Willkommen' } });
    expect(Buffer.from((first.logo as string).split(',')[1] ?? '', 'base64').toString()).not.toContain('script');
    await app.call('PATCH', '/api/settings/brand.name', { token, body: { value: 'Haus', version: 0 } });
    await app.call('PUT', '/api/branding/logo?version=0', { token, body: form(SVG.replace('#f00', '#00f')) });
    const second = (await app.call('GET', '/api/branding')).body;
    expect([second.name, second.logo === first.logo]).toEqual(['Haus', false]);
    await app.call('DELETE', '/api/settings/brand.logo?version=1', { token });
    await app.call('DELETE', '/api/settings/brand.name?version=1', { token });
    expect((await app.call('GET', '/api/branding')).body).toEqual(first);
    await app.close();
  });

  it.each([
    ['has no brand.yaml', {}],
    ['has no name', { 'brand.yaml': "accent: '#7a1f5c'" }],
    ['has a colour that is none', { 'brand.yaml': 'name: X\naccent: red' }],
    ['names a logo outside of it', { 'brand.yaml': 'name: X\nlogo: ../secret.svg' }],
    ['names a logo that is not there', { 'brand.yaml': 'name: X\nlogo: logo.svg' }],
    ['is not YAML', { 'brand.yaml': 'name: [' }],
  ])('that %s is a fault of the configuration', async (_, files) => {
    await expect(createSettingsApp({ env: { BRAND: folder(files) } })).rejects.toThrow(/^BRAND: /);
  });

  it('with a picture that cannot be shown has no logo, and the product starts', async () => {
    const app = await createSettingsApp({ env: { BRAND: folder({ 'brand.yaml': 'name: X\nlogo: a.svg', 'a.svg': 'x' }) } });
    expect((await app.call('GET', '/api/branding')).body).toMatchObject({ name: 'X', logo: null });
    await app.close();
  });

  it('of the default brand holds the drawing that the client has of its own', () => {
    const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8').trim();
    expect(read('../../../platform/brands/cgs/logo.svg')).toBe(read('../../../../apps/web/public/favicon.svg'));
  });
});
