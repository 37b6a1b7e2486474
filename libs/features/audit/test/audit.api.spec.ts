// Real: HTTP, database, work, the chain. Fake: sign-in, licence, the names of people.
import { auditListSchema, auditStateSchema, type AuditState } from '@assist/contracts/house';
import { newId } from '@assist/kernel';
import { verifyAuditChain, type AuditRow } from '@assist/platform/audit';
import { runSql } from '@assist/platform/database';
import { testDatabases, until, type CallReply } from '@assist/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAuditApp, ctx, type AuditApp, type Someone } from './audit-app.js';

describe.each(testDatabases())('the audit log for those who administer it, on $engine', (engine) => {
  let app: AuditApp;
  let auditor: Someone;
  let anna: Someone;
  const get = (path: string, { token }: Someone = auditor): Promise<CallReply> => app.call('GET', path, { token });
  const actions = async (query: string): Promise<string[]> =>
    auditListSchema.parse((await get(`/api/audit${query}`)).body).items.map(({ action }) => action);
  const exported = async (query = ''): Promise<{ headers: Headers; lines: string[] }> => {
    const headers = { authorization: `Bearer ${auditor.token}` };
    const reply = await fetch(`${app.url}/api/audit/export${query}`, { headers });
    return { headers: reply.headers, lines: (await reply.text()).split('\n').filter(Boolean) };
  };
  const state = async (): Promise<AuditState> => auditStateSchema.parse((await get('/api/audit/state')).body);
  const verified = async (): Promise<AuditState['check']> => {
    const { body, status } = await app.call('POST', '/api/audit/verify', { token: auditor.token });
    expect(status).toBe(202);
    await until(async () => !['waiting', 'running'].includes((await state()).check?.state ?? ''));
    const { check } = await state();
    expect(check?.id).toBe(body.check.id);
    return check;
  };

  beforeAll(async () => {
    app = await createAuditApp({ engine });
    await until(async () => (await state0())?.state === 'done');
    auditor = app.person('Vera', true);
    anna = app.person('Anna');
    const actor = { kind: 'user', id: anna.userId } as const;
    await app.record({ action: 'auth.signed_in', actor });
    await app.record({ action: 'auth.sign_in_refused', outcome: 'refused', actor: { kind: 'anonymous', id: null } });
    await app.record({ action: 'user.changed', target: { type: 'user', id: anna.userId }, detail: { changed: ['role'] } });
    await app.record({ action: 'user.created', target: { type: 'user', id: newId() }, detail: { by: anna.userId, at: newId() } });
  });
  afterAll(() => app.close());

  async function state0(): Promise<AuditState['check']> {
    const token = app.authenticator.signIn(newId(), ['admin', 'user']);
    return auditStateSchema.parse((await app.call('GET', '/api/audit/state', { token })).body).check;
  }

  it('gives entries newest first, with the names of people as they are today', async () => {
    const { items } = auditListSchema.parse((await get('/api/audit')).body);
    expect(items.map(({ action }) => action)).toEqual(['user.created', 'user.changed', 'auth.sign_in_refused', 'auth.signed_in']);
    expect(items[1]).toMatchObject({ target: { type: 'user', id: anna.userId, name: 'Anna' }, detail: { changed: ['role'] } });
    expect(items[3]?.actor).toEqual({ kind: 'user', id: anna.userId, name: 'Anna' });
    expect(items[0]?.target).not.toHaveProperty('name');
    expect(items[0]?.people).toEqual({ [anna.userId]: 'Anna' });
  });

  it('finds by group of actions, person, object, outcome and time', async () => {
    expect(await actions('?action=auth.')).toEqual(['auth.sign_in_refused', 'auth.signed_in']);
    expect(await actions('?action=user.changed')).toEqual(['user.changed']);
    expect(await actions('?action=nothing.')).toEqual([]);
    expect(await actions(`?actorId=${anna.userId}`)).toEqual(['auth.signed_in']);
    expect(await actions(`?targetId=${anna.userId}`)).toEqual(['user.changed']);
    expect(await actions('?outcome=refused')).toEqual(['auth.sign_in_refused']);
    const { items } = (await get('/api/audit')).body;
    expect(await actions(`?from=${items[1].at}&action=user.`)).toContain('user.changed');
    expect(await actions(`?to=${items[3].at}`)).toEqual([]);
    expect(await actions(`?from=${new Date(Date.now() + 60_000).toISOString()}`)).toEqual([]);
  });

  it('gives one page after the other, and none twice while entries are added', async () => {
    const first = (await get('/api/audit?limit=2')).body;
    await app.record({ action: 'auth.signed_out' });
    const second = (await get(`/api/audit?limit=2&cursor=${first.nextCursor}`)).body;
    const seqs = [...first.items, ...second.items].map(({ seq }: AuditRow) => seq);
    expect(seqs).toEqual([...seqs].sort((a, b) => b - a));
    expect(new Set(seqs).size).toBe(4);
    expect(second.nextCursor).toBeNull();
  });

  it.each([
    '?limit=0',
    '?limit=201',
    '?cursor=x',
    '?cursor=-1',
    '?outcome=maybe',
    '?from=yesterday',
    `?action=${'a'.repeat(81)}`,
    '?actorId=%00',
  ])('refuses %s in words', async (query) => {
    const reply = await get(`/api/audit${query}`);
    expect([reply.status, reply.body.code]).toEqual([422, 'VALIDATION_FAILED']);
  });

  it('is closed to everybody else, also its side doors', async () => {
    for (const [method, path] of [
      ['GET', '/api/audit'],
      ['GET', '/api/audit/state'],
      ['POST', '/api/audit/verify'],
      ['GET', '/api/audit/export'],
      ['GET', '/api/audit/people'],
    ] as const) {
      const reply = await app.call(method, path, { token: anna.token });
      expect([path, reply.status, reply.body.code]).toEqual([path, 403, 'FORBIDDEN']);
    }
    await app.fresh();
  });

  it('knows people by words of their names, a few of them', async () => {
    expect((await get('/api/audit/people?q=ann')).body.items).toEqual([
      { id: anna.userId, name: 'Anna', email: 'anna@firma.example' },
    ]);
    expect((await get('/api/audit/people?q=a%20%20xx')).body.items).toEqual([]);
  });

  it('exports a part of the chain without gaps, and says in the log who did', async () => {
    await app.fresh();
    const { headers, lines } = await exported();
    expect(headers.get('content-type')).toContain('application/x-ndjson');
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="audit-\d{4}-\d\d-\d\d-\d+\.jsonl"$/);
    const rows = lines.map((line) => JSON.parse(line) as AuditRow);
    expect(await verifyAuditChain(rows)).toMatchObject({ ok: true, lastSeq: rows.length });
    const [entry] = await app.fresh();
    expect(entry).toMatchObject({ action: 'audit.exported', actorId: auditor.userId, seq: rows.length + 1 });
    expect(JSON.parse(entry!.detail)).toEqual({ from: null, to: null, fromSeq: 1, throughSeq: rows.length });

    const { at } = rows[2]!;
    const later = await exported(`?from=${new Date(at).toISOString()}`);
    expect(JSON.parse(later.lines[0]!).at).toBe(at);
    expect((await exported(`?to=${new Date(rows[0]!.at).toISOString()}`)).lines).toEqual([]);
    expect((await get('/api/audit/export?from=x')).status).toBe(422);
  });

  it('verifies in the background, tells how far it is, and writes down what it found', async () => {
    await app.fresh();
    const check = await verified();
    expect(check).toMatchObject({ state: 'done', byName: 'Vera', verdict: { ok: true } });
    expect(check?.verdict).toMatchObject({ count: check?.total, lastHash: (await app.fresh())[0]?.prevHash });
    expect((await state()).lastSeq).toBe((check?.total ?? 0) + 1);
  });

  it('has one check at a time, however many ask at once', async () => {
    const asked = await Promise.all(
      Array.from({ length: 8 }, () => app.call('POST', '/api/audit/verify', { token: auditor.token })),
    );
    expect(asked.map(({ status }) => status)).toEqual(asked.map(() => 202));
    await until(async () => (await state()).check?.state === 'done');
    const rows = await runSql(
      app.database.manager(ctx),
      app.database.engine,
      'SELECT id FROM audit_check WHERE open_mark IS NOT NULL',
      [],
    );
    expect(rows).toEqual([]);
  });

  it('says which entry was changed by somebody with the database in his hands, and still shows it', async () => {
    const tamper = (sql: string): Promise<unknown> =>
      app.database.transaction(ctx, (tx) => runSql(app.database.manager(tx), app.database.engine, sql, []));
    const off =
      engine.engine === 'sqlite'
        ? 'DROP TRIGGER audit_entry_no_update'
        : 'ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_rows';
    await tamper(off);
    await tamper("UPDATE audit_entry SET action = 'all.well', detail = '{broken' WHERE seq = 2");
    const check = await verified();
    expect(check).toMatchObject({ state: 'done', verdict: { ok: false, seq: 2, fault: 'hash' } });
    expect(JSON.parse((await app.fresh()).at(-1)!.detail)).toEqual({ ok: false, seq: 2, fault: 'hash' });
    expect((await app.call('GET', '/metrics')).body).toContain('assist_audit_chain_broken 1');
    const { items } = auditListSchema.parse((await get('/api/audit?limit=200')).body);
    expect(items.find(({ seq }) => seq === 2)).toMatchObject({ action: 'all.well', detail: { unreadable: '{broken' } });
  });
});
