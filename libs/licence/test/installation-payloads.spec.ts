import { describe, expect, it } from 'vitest';
import {
  bindComponent,
  compactText,
  documentBytes,
  readLicenseRequest,
  readUsageStatement,
  usagePayloadSchema,
  type Checked,
} from '../src/core/index.js';
import { InstallationKey } from '../src/nest/installation/installation-key.js';
import { LID, valueOf } from './issue.js';

const key = InstallationKey.generate(0);
const component = bindComponent('host', 'a');
const head = { ver: 1, iat: '2026-06-01T00:00:00Z', product: 'cgs-assist', version: '1.0.0', current: null };
const request = { ...head, components: [component], counts: { users: 3, 'rag.documents': 0 } };
const usage = {
  ...{ ...head, from: '2026-05-01T00:00:00Z', to: '2026-06-01T00:00:00Z', seats: 3, nodes: 1 },
  ...{ quotas: { 'rag.documents': 7 }, hosts: [[component], []], flags: ['clock-suspect'] },
};

const read = {
  request: (changes: object) => readLicenseRequest(Buffer.from(key.sign('request', { ...request, ...changes }))),
  usage: (changes: object) => readUsageStatement(Buffer.from(key.sign('usage', { ...usage, ...changes }))),
};

function claimOf(result: Checked<unknown>): string {
  return result.ok ? 'accepted' : `${result.fault.code} ${String(result.fault.params['claim'])}`;
}

describe('what an installation tells the vendor', () => {
  it('is read as it was signed, instants in milliseconds', async () => {
    const installation = { id: key.id, publicKey: key.publicKey };
    const iat = Date.parse(head.iat);
    expect(valueOf(await read.request({}))).toEqual({ ...request, installation, iat });
    expect(valueOf(await read.usage({}))).toMatchObject({ ...usage, installation, iat, from: Date.parse(usage.from), to: iat });
    const current = { lid: LID, seq: 3 };
    expect(valueOf(await read.request({ current })).current).toEqual(current);
  });

  it.each([
    ['ver', { ver: 2 }],
    ['iat', { iat: '2026-06-01' }],
    ['product', { product: '' }],
    ['product', { product: 'a\u001b' }],
    ['version', { version: 'x'.repeat(201) }],
    ['current', { current: undefined }],
    ['current.lid', { current: { lid: 'x', seq: 1 } }],
    ['current.seq', { current: { lid: LID, seq: 0 } }],
  ])('is refused with a wrong %s', async (claim, changes) => {
    expect(claimOf(await read.request(changes))).toBe(`LIC_SCHEMA ${claim}`);
    expect(claimOf(await read.usage(changes))).toBe(`LIC_SCHEMA ${claim}`);
  });

  it.each([
    ['components.0', { components: ['mac:00'] }],
    ['components.0', { components: [`${component}0`] }],
    ['components.0', { components: [` ${component}`] }],
    ['components', { components: Array.from({ length: 21 }, () => component) }],
    ['counts.users', { counts: { users: -1 } }],
    ['counts.users', { counts: { users: 1.5 } }],
    ['counts.a b', { counts: { 'a b': 1 } }],
    ['counts.-a', { counts: { '-a': 1 } }],
    [`counts.${'a'.repeat(61)}`, { counts: { ['a'.repeat(61)]: 1 } }],
  ])('is refused as a request with a wrong %s', async (claim, changes) => {
    expect(claimOf(await read.request(changes))).toBe(`LIC_SCHEMA ${claim}`);
  });

  it('takes a request at its limits', async () => {
    const counts = { ['a'.repeat(60)]: 0 };
    expect(claimOf(await read.request({ counts, components: Array.from({ length: 20 }, () => component) }))).toBe('accepted');
  });

  it.each([
    ['from', { from: 0 }],
    ['to', { to: 0 }],
    ['seats', { seats: -1 }],
    ['nodes', { nodes: '1' }],
    ['quotas.a b', { quotas: { 'a b': 1 } }],
    ['hosts.0.0', { hosts: [['x']] }],
    ['hosts.0', { hosts: [Array.from({ length: 21 }, () => component)] }],
    ['hosts', { hosts: Array.from({ length: 1001 }, () => []) }],
    ['flags.0', { flags: ['a\n'] }],
    ['flags', { flags: Array.from({ length: 51 }, () => 'a') }],
    ['marks.from', { marks: { from: '2026-02-30', days: [] } }],
    ['marks.days.0', { marks: { from: '2026-05-01', days: ['x'.repeat(17)] } }],
  ])('is refused as a statement with a wrong %s', async (claim, changes) => {
    expect(claimOf(await read.usage(changes))).toBe(`LIC_SCHEMA ${claim}`);
  });

  it('takes a statement at its limits', async () => {
    const flags = Array.from({ length: 50 }, () => 'a');
    const marks = { from: '2026-05-01', days: ['x'.repeat(16), ''] };
    expect(valueOf(await read.usage({ marks })).marks).toEqual(marks);
    const days = (length: number): boolean =>
      usagePayloadSchema.shape.marks.safeParse({ ...marks, days: Array.from({ length }, () => '') }).success;
    expect([days(4000), days(4001)]).toEqual([true, false]);
    expect(claimOf(await read.usage({ flags, hosts: Array.from({ length: 1000 }, () => []) }))).toBe('accepted');
  });

  it('is not read as something else', async () => {
    expect(claimOf(await readUsageStatement(Buffer.from(key.sign('request', request))))).toBe('LIC_WRONG_TYPE undefined');
    expect(claimOf(await readLicenseRequest(Buffer.from(key.sign('usage', usage))))).toBe('LIC_WRONG_TYPE undefined');
  });
});

describe('a document that somebody pasted', () => {
  it('is a file as it is, or the compact text of a QR code with the line breaks of a mail', async () => {
    const file = key.sign('request', request);
    const texts = JSON.parse(file) as Record<string, string>;
    const compact = [texts['protected'], texts['payload'], texts['signature']].join('.');
    expect(documentBytes(file).toString()).toBe(file);
    for (const text of [compact, compact.replaceAll(/(.{40})/g, '$1\r\n'), ` ${compact}\n`]) {
      expect(JSON.parse(documentBytes(text).toString())).toEqual(texts);
    }
    expect(valueOf(await readLicenseRequest(documentBytes(compact))).product).toBe('cgs-assist');
    expect([compactText(file), compactText(documentBytes(compact))]).toEqual([compact, compact]);
    for (const text of ['a.b', 'a.b.c.d', 'a.b.c!', 'é.b.c', '.b.c', 'a..c', 'a.b.']) {
      expect(documentBytes(text).toString()).toBe(text);
    }
  });
});
