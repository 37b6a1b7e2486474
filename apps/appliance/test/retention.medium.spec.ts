// Real: chats, documents, rules, work, audit log, both engines. Fake: the clock, the licence. A crash is a step that throws: what it wrote in an open transaction is lost.
import { auditAccessFeature, auditFeature } from '@assist/audit';
import { chatFeature } from '@assist/chat';
import type { RetentionRules } from '@assist/contracts/people';
import { identityAccessFeature, identityFeature } from '@assist/identity';
import { AuditReader, ClockTrust, detailOf } from '@assist/platform/audit';
import { systemContext, type RequestContext } from '@assist/kernel';
import { llmFeature } from '@assist/llm';
import { Database, runSql } from '@assist/platform/database';
import { FakeClock, testDatabases, until } from '@assist/platform/testing';
import { SettingRepository, Settings } from '@assist/platform/settings';
import { ragFeature } from '@assist/rag';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ADMIN, recordsFeature, RoomsApp, type Person } from './rooms-app.js';

const DAY = 86_400_000;
const features = [
  ...[identityAccessFeature, identityFeature, auditAccessFeature, auditFeature],
  ...[ragFeature, llmFeature, chatFeature, recordsFeature],
];

describe.each(testDatabases())('retention on $engine', (engine) => {
  let rooms: RoomsApp;
  let clock: FakeClock;
  beforeEach(async () => {
    clock = new FakeClock();
    bearer = undefined;
    tokens.clear();
    rooms = await RoomsApp.create({ engine, clock, features });
    await steady();
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await rooms.t.close();
  });

  let bearer: { readonly at: number; readonly token: string } | undefined;
  /** Tokens do not outlive the days of this clock. */
  const admin = async (): Promise<string> => {
    if (bearer === undefined || bearer.at !== clock.now()) {
      const { accessToken } = (await rooms.t.call('POST', '/api/auth/login', { body: ADMIN })).body;
      bearer = { at: clock.now(), token: accessToken };
    }
    return bearer.token;
  };
  const asAdmin = async (method: string, path: string, body?: unknown) => rooms.ok(method, path, body, await admin());
  const tokens = new Map<string, { readonly at: number; readonly token: string }>();
  const as = async (person: Person): Promise<Person> => {
    let known = tokens.get(person.id);
    if (known?.at !== clock.now()) known = { at: clock.now(), token: await rooms.signIn(person) };
    tokens.set(person.id, known);
    return { ...person, token: known.token };
  };
  const rules = async (): Promise<RetentionRules> => asAdmin('GET', '/api/privacy/retention');
  const run = async (part: 'chat' | 'rag') => (await rules()).runs.find((row) => row.part === part);
  /** The looks of a day are over. */
  const looked = (since: number): Promise<void> =>
    until(async () => {
      const { runs } = await rules();
      return runs.length === 2 && runs.every((row) => !row.running && Date.parse(row.lookedAt ?? '') >= since);
    }, 15_000);
  const dayPasses = async (): Promise<void> => {
    clock.advance(DAY + 1000);
    await looked(clock.now());
  };
  /** As in a house where the product has been running for some days. */
  async function steady(): Promise<void> {
    await looked(clock.now());
    for (let day = 0; day < 3; day += 1) await dayPasses();
  }
  /** Titles, oldest first. */
  const chats = async ({ id }: Person): Promise<string[]> => {
    const sql = `SELECT title FROM chat_conversation WHERE owner_id = '${id}' ORDER BY id`;
    const { database } = rooms.t;
    const found = await runSql<{ title: string }>(database.manager(systemContext('test')), database.engine, sql, []);
    return found.map(({ title }) => title);
  };
  const chat = async (person: Person, title: string): Promise<string> =>
    (await rooms.ok('POST', '/api/chats', { title }, (await as(person)).token)).id;
  const setting = async (key: string, value: number | null): Promise<void> => {
    const repository = rooms.t.app.get(SettingRepository, { strict: false });
    const change = { key, value, basedOn: 0, changedAt: clock.now(), changedBy: null };
    await rooms.t.database.transaction(systemContext('test'), (tx) => repository.write(tx, change));
    await rooms.t.app.get(Settings, { strict: false }).announce();
  };
  const group = async (name: string, ...members: readonly Person[]): Promise<string> => {
    const { id } = await asAdmin('POST', '/api/groups', { name });
    for (const { id: userId } of members) await asAdmin('PUT', `/api/groups/${id}/members/${userId}`);
    return id;
  };
  const except = (id: string, part: string, keepDays: number | null) =>
    asAdmin('PUT', `/api/privacy/retention/groups/${id}/${part}`, { keepDays });
  const preview = async (request: object) => {
    const token = await admin();
    const { id } = await rooms.ok('POST', '/api/privacy/retention/previews', request, token);
    const read = () => rooms.ok('GET', `/api/privacy/retention/previews/${id}`, undefined, token);
    await until(async () => (await read()).state === 'done');
    const { items, newly, people } = await read();
    return { items, newly, people };
  };
  const entries = async (action: 'retention.deleted') => {
    const { items } = await rooms.t.app
      .get(AuditReader, { strict: false })
      .page(systemContext('test'), { action }, { limit: 50 });
    return items.map((row) => ({ actor: row.actorId, ...detailOf(row) })).reverse();
  };

  it('keeps everything for ever as long as nobody decides otherwise', async () => {
    const anna = await rooms.person();
    await chat(anna, 'alt');
    for (let day = 0; day < 3; day += 1) await dayPasses();
    expect(await chats(anna)).toEqual(['alt']);
    expect(await run('chat')).toMatchObject({ removed: 0, waiting: null });
    expect(await entries('retention.deleted')).toEqual([]);
  });

  it('says before what a rule would delete', async () => {
    const [anna, bert, carl, dora] = [await rooms.person(), await rooms.person(), await rooms.person(), await rooms.person()];
    for (const person of [anna, bert, carl, dora]) await chat(person, 'alt');
    await rooms.document(await as(anna), 'alt.md', '# Alt\n\nEin alter Satz.');
    const bookkeeping = await group('Buchhaltung', bert, carl);
    await except(bookkeeping, 'chat', null);
    await except(await group('Praktikum', carl), 'chat', 1);
    await asAdmin('PUT', `/api/users/${dora.id}/legal-hold`, { reason: 'Rechtsstreit 12 O 34/26' });
    clock.advance(4 * DAY);
    await chat(anna, 'neu');
    expect(await preview({ part: 'chat', groupId: null, keepDays: 3 })).toEqual({ items: 1, newly: 1, people: 1 });
    expect(await preview({ part: 'chat', groupId: null, keepDays: 30 })).toEqual({ items: 0, newly: 0, people: 0 });
    expect(await preview({ part: 'chat', groupId: bookkeeping, keepDays: 2 })).toEqual({ items: 2, newly: 2, people: 2 });
    expect(await preview({ part: 'chat', groupId: bookkeeping })).toEqual({ items: 1, newly: 1, people: 1 });
    expect(await preview({ part: 'rag', groupId: null, keepDays: 2 })).toEqual({ items: 1, newly: 1, people: 1 });
    const own = await rooms.ok('GET', '/api/me/retention', undefined, (await as(carl)).token);
    expect(own).toEqual({
      items: [
        { part: 'chat', keepDays: null, groups: ['Buchhaltung'] },
        { part: 'rag', keepDays: null, groups: [] },
      ],
      onHold: false,
    });
    expect((await rooms.ok('GET', '/api/me/retention', undefined, (await as(dora)).token)).onHold).toBe(true);
  });

  it('deletes just what the rules say, a day after they were set, by group and by person', async () => {
    const [anna, bert, dora] = [await rooms.person(), await rooms.person(), await rooms.person()];
    for (const person of [anna, bert, dora]) await chat(person, 'alt');
    await except(await group('Buchhaltung', bert), 'chat', null);
    await asAdmin('PUT', `/api/users/${dora.id}/legal-hold`, { reason: 'Rechtsstreit 12 O 34/26' });
    for (let day = 0; day < 2; day += 1) await dayPasses();
    await chat(anna, 'neu');
    await setting('privacy.keepChatDays', 2);
    clock.advance(DAY - 5000);
    expect((await run('chat'))?.notBefore).not.toBeNull();
    await until(async () => (await run('chat'))?.running === false);
    expect([await chats(anna), await chats(bert)]).toEqual([['alt', 'neu'], ['alt']]);
    await dayPasses();
    await until(async () => (await entries('retention.deleted')).length === 1);
    expect(await chats(anna)).toEqual(['neu']);
    for (const person of [bert, dora]) expect(await chats(person)).toEqual(['alt']);
    expect(await entries('retention.deleted')).toEqual([{ actor: 'retention', part: 'chat', removed: 1, people: 1 }]);
  });

  it('deletes documents with what was read out of them', async () => {
    const anna = await rooms.person();
    await rooms.document(await as(anna), 'alt.md', '# Alt\n\nEin alter Satz.');
    await setting('privacy.keepDocumentDays', 1);
    for (let day = 0; day < 3; day += 1) await dayPasses();
    for (const table of ['rag_document', 'rag_block', 'rag_chunk']) await until(async () => (await rooms.rows(table)) === 0);
    expect(await entries('retention.deleted')).toEqual([{ actor: 'retention', part: 'rag', removed: 1, people: 1 }]);
  });

  it('goes on after a crash, deletes nothing twice and counts right', async () => {
    const anna = await rooms.person();
    for (let n = 0; n < 7; n += 1) await chat(anna, `alt ${String(n)}`);
    await setting('privacy.keepChatDays', 1);
    const database = rooms.t.app.get(Database, { strict: false });
    const transaction = database.transaction.bind(database);
    const left = async (tx: RequestContext): Promise<number> => {
      const [row] = await runSql<{ n: number | string }>(
        database.manager(tx),
        database.engine,
        'SELECT COUNT(*) AS n FROM chat_conversation',
        [],
      );
      return Number(row?.n);
    };
    let deleted = 0;
    vi.spyOn(database, 'transaction').mockImplementation((ctx, work) =>
      transaction(ctx, async (tx) => {
        if (ctx.tx !== undefined) return work(tx);
        const before = await left(tx);
        const result = await work(tx);
        if ((await left(tx)) < before && (deleted += 1) === 4) throw new Error('killed before the commit');
        return result;
      }),
    );
    clock.advance(DAY + 1000);
    await until(async () => {
      clock.advance(1000);
      return (await entries('retention.deleted')).length > 0;
    }, 20_000);
    expect(deleted).toBeGreaterThanOrEqual(8);
    expect(await chats(anna)).toEqual([]);
    expect(await entries('retention.deleted')).toEqual([expect.objectContaining({ part: 'chat', removed: 7 })]);
  });

  it('deletes nothing after a jump of the clock until the time is proven, nor while it is in doubt', async () => {
    const anna = await rooms.person();
    await chat(anna, 'alt');
    await setting('privacy.keepChatDays', 30);
    await dayPasses();
    await dayPasses();
    clock.advance(400 * DAY);
    await looked(clock.now());
    expect(await run('chat')).toMatchObject({ waiting: 'settling', removed: 0 });
    await dayPasses();
    expect(await chats(anna)).toEqual(['alt']);
    rooms.t.app.get(ClockTrust, { strict: false }).setPending(true);
    for (let day = 0; day < 3; day += 1) await dayPasses();
    expect(await run('chat')).toMatchObject({ waiting: 'clock', removed: 0 });
    expect(await chats(anna)).toEqual(['alt']);
    rooms.t.app.get(ClockTrust, { strict: false }).setPending(false);
    await dayPasses();
    expect(await chats(anna)).toEqual([]);
  });

  it('deletes nothing for a day after an exception or its group went away', async () => {
    const anna = await rooms.person();
    await chat(anna, 'alt');
    const id = await group('Archiv', anna);
    await except(id, 'chat', null);
    await setting('privacy.keepChatDays', 1);
    for (let day = 0; day < 3; day += 1) await dayPasses();
    await asAdmin('DELETE', `/api/groups/${id}`);
    clock.advance(DAY - 10_000);
    await until(async () => (await run('chat'))?.running === false);
    expect(await chats(anna)).toEqual(['alt']);
    await dayPasses();
    await dayPasses();
    expect(await chats(anna)).toEqual([]);
  });

  it('lets nobody delete anything of somebody under a legal hold, and everybody afterwards', async () => {
    const anna = await rooms.person();
    const chatId = await chat(anna, 'alt');
    const documentId = await rooms.document(await as(anna), 'alt.md', '# Alt\n\nEin alter Satz.');
    const { token } = await as(anna);
    const { id: collection } = await rooms.ok('POST', '/api/collections', { name: 'Leer' }, token);
    const placed = await asAdmin('PUT', `/api/users/${anna.id}/legal-hold`, { reason: 'Prüfung' });
    expect(placed).toMatchObject({ person: { id: anna.id }, reason: 'Prüfung', byName: ADMIN.name });
    expect((await asAdmin('GET', '/api/privacy/legal-holds')).items).toHaveLength(1);
    const doors = [
      ['DELETE', `/api/chats/${chatId}`, token],
      ['DELETE', `/api/documents/${documentId}`, token],
      ['DELETE', `/api/collections/${collection}`, token],
      ['DELETE', `/api/users/${anna.id}`, await admin()],
    ] as const;
    for (const [method, path, by] of doors) {
      const reply = await rooms.call(method, path, undefined, by);
      expect([path, reply.status, reply.body.code]).toEqual([path, 409, 'LEGAL_HOLD']);
    }
    await asAdmin('DELETE', `/api/users/${anna.id}/legal-hold`);
    expect((await asAdmin('GET', `/api/users/${anna.id}/legal-hold`)).hold).toBeNull();
    for (const [method, path, by] of doors) {
      expect((await rooms.call(method, path, undefined, by)).status).toBeLessThan(300);
    }
    await until(async () => (await rooms.call('GET', `/api/users/${anna.id}`, undefined, await admin())).status === 404, 30_000);
  });

  it('shows a preview only to the one who asked, and rules to administrators', async () => {
    const anna = await rooms.person();
    const boss = await rooms.person('admin');
    const { id } = await asAdmin('POST', '/api/privacy/retention/previews', { part: 'chat', groupId: null, keepDays: 1 });
    const path = `/api/privacy/retention/previews/${id}`;
    expect((await rooms.call('GET', path, undefined, (await as(boss)).token)).body.code).toBe('RETENTION_PREVIEW_NOT_FOUND');
    for (const route of [path, '/api/privacy/retention', '/api/privacy/legal-holds']) {
      expect((await rooms.call('GET', route, undefined, (await as(anna)).token)).status).toBe(403);
    }
    const bad = await rooms.call('PUT', `/api/privacy/retention/groups/${id}/mail`, { keepDays: 0 }, await admin());
    expect([bad.status, bad.body.code]).toEqual([422, 'VALIDATION_FAILED']);
    const none = await rooms.call('PUT', `/api/privacy/retention/groups/${id}/chat`, { keepDays: 1 }, await admin());
    expect([none.status, none.body.code]).toEqual([404, 'GROUP_NOT_FOUND']);
  });
});
