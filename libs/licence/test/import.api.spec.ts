// Real: HTTP, verification, folder, database, audit log. Fake: clock and sign-in.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { systemContext } from '@assist/kernel';
import { AuditReader, detailOf } from '@assist/platform/audit';
import { testDatabases } from '@assist/platform/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LicenceState } from '../src/nest/index.js';
import { LicenseFolder } from '../src/nest/license-folder.js';
import { LicenseReader } from '../src/nest/license-reader.js';
import { LicenseRepository } from '../src/nest/license.repository.js';
import { DAY, licenceApp, seats, type LicenceApp } from './licence-app.js';
import { LID, makeEmergency, makeKey, makePayload, signPayload, TYP } from './issue.js';
import { rotationFile, trustOf } from './vendor-documents.js';

const ctx = systemContext('test');
const LATER = '01JH7Z7M6Q0M3T7S7M8T3W9K2C';

describe.each(testDatabases())('handing in documents on $engine', (engine) => {
  let t: LicenceApp;
  beforeEach(async () => {
    seats.used = 3;
    t = await licenceApp({ engine });
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await t.close();
  });

  const trust = (): string => t.vendor.trustFile().toString();
  const rows = (): Promise<Record<string, Uint8Array>> => t.app.get(LicenseRepository).documents(ctx) as never;
  const row = async (id: string): Promise<string | undefined> => {
    const bytes = (await rows())[id];
    return bytes === undefined ? undefined : Buffer.from(bytes).toString();
  };
  const inFolder = (name: string): string => readFileSync(join(t.folder, name), 'utf8');
  const put = (...files: readonly string[]) => t.send('PUT', '/api/license', ...files);
  const preview = (...files: readonly string[]) => t.send('POST', '/api/license/preview', ...files);

  it('takes a licence and what proves it together, byte by byte, in folder and database', async () => {
    const license = `\r\n${t.licenseText()}\n`;
    const alone = await put(license);
    expect([alone.status, alone.body.params.reason]).toEqual([422, 'LIC_TRUST_INVALID']);
    const { status, body } = await put(license, trust());
    expect([status, body.state, body.folder, body.takesEffect, body.at]).toEqual([200, 'valid', 'written', 'now', null]);
    expect(body.imported.map((document: { kind: string }) => document.kind)).toEqual(['license', 'trust']);
    expect(body.imported[0]).toMatchObject({ lid: LID, seq: 3, customer: { name: 'Muster AG' }, fault: null });
    expect([inFolder('license.json'), await row('license')]).toEqual([license, license]);
    expect([inFolder('trust.json'), await row('trust')]).toEqual([trust(), trust()]);
  });

  it('67: takes all of them or none, and the licence from before stays', async () => {
    await put(t.licenseText(), trust());
    const before = { file: inFolder('license.json'), rows: JSON.stringify(await rows()) };
    const forged = { ...(JSON.parse(t.licenseText({ seq: 9 })) as object), signature: 'A'.repeat(86) };
    const bad: readonly (readonly [string, readonly string[]])[] = [
      ['LIC_BAD_SIGNATURE', [JSON.stringify(forged)]],
      ['LIC_BAD_SIGNATURE', [t.vendor.revocationFile().toString(), JSON.stringify(forged)]],
      ['LIC_MALFORMED', ['not json']],
      ['LIC_MALFORMED', ['']],
      ['LIC_MALFORMED', [`\uFEFF${t.licenseText({ seq: 9 })}`]],
      ['LIC_MALFORMED', [t.licenseText({ seq: 9 }).replace('{', '{"payload":"e30",')]],
      ['LIC_MALFORMED', [`${t.licenseText({ seq: 9 })}${' '.repeat(17_000)}`]],
      ['LIC_WRONG_TYPE', [JSON.stringify(signPayload({}, 'assist-release+jws', t.vendor.licenseKey))]],
      ['LIC_WRONG_TYPE', [t.licenseText({ seq: 8 }), t.licenseText({ seq: 9 })]],
      ['LIC_SUPERSEDED', [t.licenseText({ seq: 2 })]],
      ['LIC_EXPIRED', [t.licenseText({ seq: 9, exp: '2026-02-01T00:00:00Z' })]],
      ['LIC_SCHEMA', [t.licenseText({ seq: -1 })]],
      ['LIC_WRONG_PRODUCT', [t.licenseText({ seq: 9, prd: 'other' })]],
      ['LIC_TRUST_INVALID', [t.vendor.trustFile({ n: 6 }).toString()]],
    ];
    for (const [reason, files] of bad) {
      const reply = await put(...files);
      expect([reply.status, reply.body.code, reply.body.params?.reason]).toEqual([422, 'LICENSE_INVALID', reason]);
    }
    expect({ file: inFolder('license.json'), rows: JSON.stringify(await rows()) }).toEqual(before);
    expect(existsSync(join(t.folder, 'revocation.json'))).toBe(false);
    expect(await t.view()).toMatchObject({ state: 'valid', admin: { seq: 3, flags: [] } });
  });

  it('judges a JSON body by its bytes: two readings are refused that a parser would hide', async () => {
    writeFileSync(join(t.folder, 'trust.json'), trust());
    const text = t.licenseText();
    const twice = `{"payload":"e30",${text.slice(1)}`;
    expect((await t.put(twice)).body.params.reason).toBe('LIC_MALFORMED');
    const spaced = text.replaceAll('":', '" :\n');
    expect((await t.put(spaced)).status).toBe(200);
    expect(inFolder('license.json')).toBe(spaced);
  });

  it.each([
    ['more files than eight', Array.from({ length: 9 }, () => '{}'), 'VALIDATION_FAILED'],
    ['a file of more than a megabyte', ['x'.repeat(1024 * 1024 + 1)], 'BODY_TOO_LARGE'],
    ['no file', [], 'VALIDATION_FAILED'],
  ])('refuses %s', async (_, files, code) => {
    expect((await put(...files)).body.code).toBe(code);
    expect((await preview(...files)).body.code).toBe(code);
  });

  it('takes a renewal that begins later, tells when, and goes on with the present one', async () => {
    await put(t.licenseText(), trust());
    const renewal = t.licenseText({ lid: LATER, seq: 4, nbf: '2026-07-01T00:00:00Z', edition: 'next' });
    const { body } = await put(renewal);
    expect(body).toMatchObject({ state: 'valid', edition: 'business', takesEffect: 'at', at: '2026-06-30T00:00:00.000Z' });
    expect(body.admin.next).toMatchObject({ lid: LATER, seq: 4, edition: 'next', takesEffectAt: '2026-06-30T00:00:00.000Z' });
    expect((await put(renewal)).status).toBe(200);
    t.clock.advance(29 * DAY);
    await t.app.get(LicenceState).lookAgain();
    expect(await t.view()).toMatchObject({ state: 'valid', edition: 'next', admin: { lid: LATER, next: null, flags: [] } });
    expect(await row('license')).toBe(renewal);
  });

  it('68: lets one of many uploads at once win in file and row alike, also from another process', async () => {
    await put(trust());
    const other = engine.engine === 'postgres' ? await t.beside() : t;
    const texts = [1, 2, 3, 4, 5, 6].map((seq) => t.licenseText({ seq, edition: `edition ${seq}` }));
    const replies = await Promise.all(texts.map((text, at) => (at % 2 === 0 ? t : other).send('PUT', '/api/license', text)));
    expect(replies.every(({ status }) => status === 200 || status === 422)).toBe(true);
    expect(replies[5]?.status).toBe(200);
    expect([inFolder('license.json'), await row('license')]).toEqual([texts[5], texts[5]]);
    if (other !== t) {
      expect((await other.view()).admin.seq).toBe(6);
      await other.stop();
    }
  });

  it('68: is not undone by a process that looked before and writes after', async () => {
    await put(t.licenseText(), trust());
    const other = await t.beside();
    writeFileSync(join(t.folder, 'license.json'), t.licenseText({ seq: 4 }));
    const reader = other.app.get(LicenseReader);
    const context = reader.context.bind(reader);
    const newest = t.licenseText({ seq: 5 });
    vi.spyOn(reader, 'context').mockImplementationOnce(async (companions) => {
      expect((await put(newest)).status).toBe(200);
      return context(companions);
    });
    await other.app.get(LicenceState).lookAgain();
    expect([inFolder('license.json'), await row('license')]).toEqual([newest, newest]);
    await other.app.get(LicenceState).lookAgain();
    expect((await other.view()).admin).toMatchObject({ seq: 5, flags: [] });
    await other.stop();
  });

  it('leaves a crash between file and row to the next look', async () => {
    await put(t.licenseText(), trust());
    const repository = t.app.get(LicenseRepository);
    vi.spyOn(repository, 'saveDocument').mockRejectedValueOnce(new Error('the process dies here'));
    const text = t.licenseText({ seq: 4 });
    expect((await put(text)).status).toBe(500);
    expect([inFolder('license.json') === text, (await row('license')) === text]).toEqual([true, false]);
    await t.app.get(LicenceState).lookAgain();
    expect(await row('license')).toBe(text);
    expect((await t.view()).admin).toMatchObject({ seq: 4, flags: [] });
  });

  describe('into a folder that cannot be written', () => {
    const readOnly = (): void => {
      vi.spyOn(t.app.get(LicenseFolder), 'write').mockRejectedValue(Object.assign(new Error('read-only'), { code: 'EROFS' }));
    };

    it('is enough in the database, and says so', async () => {
      readOnly();
      const { body } = await put(t.licenseText(), trust());
      expect([body.state, body.folder]).toEqual(['valid', 'read-only']);
      expect(existsSync(join(t.folder, 'license.json'))).toBe(false);
      t = await t.restart();
      expect(await t.view()).toMatchObject({ state: 'valid', admin: { seq: 3 } });
    });

    it('takes the place of an older file that stays there', async () => {
      await put(t.licenseText(), trust());
      readOnly();
      expect((await put(t.licenseText({ seq: 4, edition: 'new' }))).body).toMatchObject({ edition: 'new', folder: 'read-only' });
      t = await t.restart();
      expect(await t.view()).toMatchObject({ edition: 'new', admin: { seq: 4 } });
    });

    it('is refused where the file that stays there would count first', async () => {
      await put(t.licenseText(), trust());
      readOnly();
      const reply = await put(t.licenseText({ edition: 'same number' }));
      expect([reply.status, reply.body.code]).toEqual([409, 'LICENSE_FOLDER_READ_ONLY']);
      expect(await t.view()).toMatchObject({ edition: 'business' });
      expect(await row('license')).toBe(t.licenseText());
    });
  });

  it('brings a new root of the vendor, whose keys count from then on', async () => {
    await put(t.licenseText(), trust());
    const newRoot = makeKey();
    const rotation = rotationFile(t.vendor.root, newRoot, 8);
    const key = makeKey('lic-2027a');
    const nextTrust = trustOf(newRoot, key, 9);
    expect((await put(nextTrust)).body.params.reason).toBe('LIC_TRUST_INVALID');
    expect((await put(rotation, nextTrust)).status).toBe(200);
    const text = JSON.stringify(signPayload(makePayload({ seq: 4, edition: 'by the new root' }), TYP.license, key));
    expect((await put(text)).body.edition).toBe('by the new root');
    rmSync(t.folder, { recursive: true });
    mkdirSync(t.folder);
    t = await t.restart();
    expect(await t.view()).toMatchObject({ state: 'valid', edition: 'by the new root' });
  });

  it('tells the audit log of each document, who handed it in, and what was refused', async () => {
    const license = t.licenseText();
    await put(license, trust());
    await put('nothing');
    const told = (await Array.fromAsync(t.app.get(AuditReader).entries(ctx))).filter(({ actorKind }) => actorKind === 'user');
    expect(told.map((entry) => [entry.action, entry.targetId, detailOf(entry)['kind']])).toEqual([
      ['license.installed', LID, 'license'],
      ['license.installed', null, 'trust'],
      ['license.refused', null, 'unknown'],
    ]);
    expect(detailOf(told[0]!)['sha256']).toBe(createHash('sha256').update(license).digest('hex'));
  });

  it('previews what would change and changes nothing', async () => {
    await put(t.licenseText(), trust());
    const before = JSON.stringify([await rows(), inFolder('license.json')]);
    seats.used = 40;
    const { status, body } = await preview(
      t.licenseText({
        seq: 4,
        lid: LATER,
        edition: 'small',
        exp: '2026-12-31T23:59:59Z',
        customer: { id: 'C-0043', name: 'Andere AG', contact: '' },
        modules: { chat: {}, rag: { documents: 10 }, mcp: {} },
        limits: { seats: 20, seatTolerancePct: 10, nodes: 2 },
        bind: { mode: 'hostname', host: 'other.example' },
      }),
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({
      documents: [{ kind: 'license', lid: LATER, seq: 4, edition: 'small', fault: null }],
      verdict: { accepted: true, state: 'valid', reason: null },
      takesEffect: 'now',
      current: { edition: 'business' },
      next: { edition: 'small', admin: { seats: { used: 40, limit: 20, max: 22 }, binding: { mode: 'hostname' } } },
    });
    expect(Object.fromEntries(body.diff.map((line: { claim: string; kind: string }) => [line.claim, line.kind]))).toMatchObject({
      'customer.name': 'changed',
      edition: 'changed',
      exp: 'lost',
      'limits.seats': 'lost',
      'limits.nodes': 'gained',
      'modules.workflow': 'lost',
      'modules.mcp': 'gained',
      'modules.rag.documents': 'lost',
      'modules.rag.storageGiB': 'gained',
      'bind.mode': 'changed',
    });
    expect(body.warnings.map(({ code }: { code: string }) => code)).toEqual([
      'OTHER_CUSTOMER',
      'LOWER_EDITION',
      'ENDS_EARLIER',
      'SEATS_BELOW_USE',
      'HOST_DOES_NOT_MATCH',
    ]);
    expect(JSON.stringify([await rows(), inFolder('license.json')])).toBe(before);
    expect((await t.view()).edition).toBe('business');
  });

  it('previews a refusal with its reason, a renewal with its day, and a revocation with its end of work', async () => {
    await put(t.licenseText(), trust());
    expect((await preview(t.licenseText({ seq: 1 }))).body).toMatchObject({
      verdict: { accepted: false, reason: { code: 'LIC_SUPERSEDED', params: { seq: 1, highest: 3 } } },
      takesEffect: 'never',
      next: null,
      diff: [],
    });
    expect((await preview(t.licenseText({ seq: 4, nbf: '2026-07-01T00:00:00Z' }))).body).toMatchObject({
      verdict: { accepted: true, state: 'valid' },
      takesEffect: 'at',
      at: '2026-06-30T00:00:00.000Z',
    });
    const revoked = t.vendor.revocationFile({ entries: [{ lid: LID, from: '2026-05-02T00:00:00Z', reason: 'unpaid' }] });
    const { body } = await preview(revoked.toString());
    expect(body).toMatchObject({
      documents: [{ kind: 'revocation', number: 5 }],
      verdict: { accepted: true, state: 'revoked', reason: { code: 'LIC_REVOKED' } },
    });
    expect(body.warnings[0]).toMatchObject({ code: 'WOULD_BE_READ_ONLY', params: { state: 'revoked' } });
    expect((await t.view()).state).toBe('valid');
    expect((await put(revoked.toString())).body).toMatchObject({ state: 'revoked', level: 'read-only' });
  });

  it('takes an emergency licence of this installation, which lifts at once where nothing counts', async () => {
    await put(t.licenseText(), trust());
    const { installationId } = (await t.view()).admin;
    const text = (id: string): string => JSON.stringify(signPayload(makeEmergency(id), TYP.license, t.vendor.licenseKey));
    const emergency = text(installationId);
    const foreign = text('another');
    expect((await put(foreign)).body.params.reason).toBe('LIC_WRONG_HOST');
    expect((await put(emergency)).body).toMatchObject({ state: 'valid', takesEffect: 'at', at: null, edition: 'business' });
    const revoked = t.vendor.revocationFile({ entries: [{ lid: LID, from: '2026-05-02T00:00:00Z', reason: 'x' }] });
    expect((await put(revoked.toString())).body).toMatchObject({ level: 'full', admin: { kind: 'emergency', next: null } });
  });

  it('takes a clock token of this installation alone, once', async () => {
    await put(trust());
    const { installationId } = (await t.view()).admin;
    const token = (): string => t.vendor.clockToken({ installationId }).toString();
    expect((await put(token(), t.licenseText())).body.params).toMatchObject({ reason: 'LIC_WRONG_TYPE', fact: 'clock-alone' });
    expect((await put(token())).body).toMatchObject({ imported: [{ kind: 'clock' }], state: 'evaluation' });
    expect((await put(token())).body.params.reason).toMatch(/^LIC_/);
  });

  it('is for administrators of the licence only', async () => {
    const token = t.user().token;
    for (const [method, path] of [
      ['PUT', '/api/license'],
      ['POST', '/api/license/preview'],
      ['POST', '/api/license/request'],
      ['GET', '/api/license/usage'],
    ] as const) {
      expect((await t.call(method, path, { token, ...(method === 'GET' ? {} : { body: '{}' }) })).body.code).toBe('FORBIDDEN');
    }
  });
});
