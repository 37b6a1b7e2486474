// Real: HTTP, keys, database. Fake: clock, sign-in, and what is counted.
import { LicenseQuotas } from '@assist/kernel';
import { testDatabases } from '@assist/platform/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { documentBytes, readLicenseRequest, readUsageStatement } from '../src/core/index.js';
import { UsageSampler } from '../src/nest/quotas/usage-sampler.js';
import { DAY, licenceApp, seats, type LicenceApp } from './licence-app.js';
import { LID, valueOf } from './issue.js';

/** A QR code of version 22 in byte mode with error correction L holds 1003 bytes. */
const QR_BYTES = 1003;

describe.each(testDatabases())('what an installation says of itself on $engine', (engine) => {
  let t: LicenceApp;
  let documents = 0;
  beforeEach(async () => {
    seats.used = 3;
    documents = 12;
    t = await licenceApp({ engine });
    t.app.get(LicenseQuotas).countWith('rag.documents', () => Promise.resolve(documents));
    t.app.get(LicenseQuotas).countWith('rag.storageGiB', () => Promise.resolve(3 * 2 ** 30 + 1));
  });
  afterEach(() => t.close());

  const request = async () => (await t.call('POST', '/api/license/request', { token: t.adminToken })).body;
  const usage = async (query = '') => t.call('GET', `/api/license/usage${query}`, { token: t.adminToken });
  const nextDay = async (): Promise<void> => {
    t.clock.advance(DAY);
    await t.app.get(UsageSampler).sample();
  };

  it('asks for a licence with a signed file that proves itself, and the same for a phone', async () => {
    await t.license();
    const { preview, file, fileName, qr } = await request();
    const read = valueOf(await readLicenseRequest(Buffer.from(file)));
    expect(read).toMatchObject({
      installation: { id: preview.installationId },
      product: 'cgs-assist',
      version: preview.version,
      current: { lid: LID, seq: 3 },
      components: preview.components,
      counts: { seats: 3, nodes: 1, 'rag.documents': 12, 'rag.storageGiB': 4 },
    });
    expect(preview.counts).toEqual(read.counts);
    expect(fileName).toBe(`license-request-${preview.installationId.toLowerCase()}.json`);
    expect(qr.encoding).toBe('jws-compact');
    expect(qr.text).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(qr.text.length).toBeLessThanOrEqual(QR_BYTES);
    expect(valueOf(await readLicenseRequest(documentBytes(qr.text)))).toEqual(read);
  });

  it('asks in an evaluation too, and names nobody', async () => {
    const { preview, file } = await request();
    expect(preview.current).toBeNull();
    const payload = Buffer.from(JSON.parse(file).payload, 'base64url').toString();
    expect(payload).not.toMatch(/@|muster|admin|localhost|127\.0/i);
    expect(preview.components.every((component: string) => /^(mid|dmi|host|inst):[0-9a-f]{32}$/.test(component))).toBe(true);
  });

  it('states the most of everything over some days, signed', async () => {
    await t.license();
    await t.app.get(UsageSampler).sample();
    documents = 40;
    seats.used = 9;
    await nextDay();
    documents = 5;
    seats.used = 4;
    await nextDay();
    const { status, body } = await usage('?from=2026-06-01&to=2026-06-30');
    expect(status).toBe(200);
    expect(body.preview).toMatchObject({
      from: '2026-06-01T00:00:00Z',
      to: '2026-06-30T23:59:59Z',
      seats: 9,
      nodes: 1,
      quotas: { 'rag.documents': 40, 'rag.storageGiB': 4, 'imagegen.imagesPerDay': 0 },
      flags: [],
    });
    expect(body.preview.hosts).toHaveLength(1);
    const read = valueOf(await readUsageStatement(Buffer.from(body.file)));
    expect(read).toMatchObject({ seats: 9, quotas: { 'rag.documents': 40 }, hosts: body.preview.hosts });
    expect((await usage('?from=2026-06-03&to=2026-06-03')).body.preview).toMatchObject({
      seats: 4,
      quotas: { 'rag.documents': 5 },
    });
    expect((await usage('?from=2025-01-01&to=2025-12-31')).body.preview).toMatchObject({ seats: 0, nodes: 0, hosts: [] });
    expect((await usage()).body.preview).toMatchObject({ from: '2026-05-05T00:00:00Z', to: '2026-06-03T23:59:59Z' });
  });

  it('marks each day, so that copies of one installation can be told apart from the day of the copy on', async () => {
    const marks = async (app: LicenceApp): Promise<string[]> => {
      const reply = await app.call('GET', '/api/license/usage?from=2026-06-01&to=2026-06-04', { token: app.adminToken });
      const signed = JSON.parse(Buffer.from(JSON.parse(reply.body.file).payload, 'base64url').toString());
      expect(signed.marks).toEqual(reply.body.preview.marks);
      return signed.marks.days;
    };
    await t.app.get(UsageSampler).sample();
    await nextDay();
    await t.app.get(UsageSampler).sample();
    const [first, second, ...rest] = await marks(t);
    expect([first, second]).toEqual([expect.stringMatching(/^[0-9a-f]{8}$/), expect.stringMatching(/^[0-9a-f]{8}$/)]);
    expect(first).not.toBe(second);
    expect(rest).toEqual(['', '']);
    t = await t.restart();
    expect(await marks(t)).toEqual([first, second, '', '']);
  });

  it('holds a year with many hosts in one file of the size that the vendor reads', async () => {
    await t.license();
    await t.app.get(UsageSampler).sample();
    const { status, body } = await usage('?from=2025-06-02&to=2026-06-02');
    expect(status).toBe(200);
    expect(body.file.length).toBeLessThan(16 * 1024 - 100 * 80);
  });

  it.each(['?from=2026-06-02&to=2026-06-01', '?from=2025-01-01&to=2026-06-01', '?from=x', '?to=2026-02-30', '?from=2026-6-1'])(
    'refuses the days %s',
    async (query) => {
      const reply = await usage(query);
      expect([reply.status, reply.body.code]).toEqual([422, 'VALIDATION_FAILED']);
    },
  );
});
