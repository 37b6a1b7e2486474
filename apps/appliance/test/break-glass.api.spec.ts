import { testDatabases, until, type CallReply } from '@assist/platform/testing';
import { AuditReader } from '@assist/platform/audit';
import { systemContext } from '@assist/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createBreakGlassApp, QUESTION, REASON, type BreakGlassApp, type Colleague } from './break-glass-app.js';

const HOUR = 3_600_000;
const ABSENT = '018f6f2e-0000-7000-8000-000000000000';

describe.each(testDatabases())('reading the chats of another person by two administrators, on $engine', (engine) => {
  let app: BreakGlassApp;
  let people: BreakGlassApp['people'];
  const step = (person: Colleague, id: string, name: 'approve' | 'decline' | 'end'): Promise<CallReply> =>
    app.as(person, 'POST', `/api/break-glass/requests/${id}/${name}`);
  const list = (person: Colleague, id: string): Promise<CallReply> => app.as(person, 'GET', `/api/break-glass/chats/${id}`);
  const read = (person: Colleague, id: string): Promise<CallReply> =>
    app.as(person, 'GET', `/api/break-glass/chats/${id}/${app.chatId}/messages`);
  const outcome = ({ status, body }: CallReply): unknown[] => [status, body.code];
  const hoursPass = async (hours: number): Promise<void> => {
    app.clock.advance(hours * HOUR + 2000);
    await app.signInAgain();
  };

  beforeAll(async () => {
    app = await createBreakGlassApp({ engine });
    ({ people } = app);
  });
  beforeEach(async () => {
    await app.told();
    app.mailer.sent.length = 0;
  });
  afterAll(() => app.close());

  it('goes by a request, a second administrator, looks that are written down, and an end; the person is told all of it', async () => {
    const { chefin, vera, anna } = people;
    const request = await app.request(chefin, anna, 4);
    expect(request).toMatchObject({ state: 'requested', reason: REASON, hours: 4, person: { name: 'anna' }, steps: ['end'] });
    expect(outcome(await list(chefin, request.id))).toEqual([409, 'BREAK_GLASS_CLOSED']);
    expect(await app.noticesOf(anna)).toEqual([]);
    expect((await app.as(vera, 'GET', '/api/break-glass/notices')).body.toDecide).toBe(1);
    expect((await app.as(chefin, 'GET', '/api/break-glass/notices')).body.toDecide).toBe(0);

    const approved = (await step(vera, request.id, 'approve')).body;
    expect(approved).toMatchObject({ state: 'approved', decider: { name: 'vera' }, steps: ['end'] });
    expect(Date.parse(approved.readUntil) - Date.parse(approved.decidedAt)).toBe(4 * HOUR);
    const [told] = await app.noticesOf(anna);
    expect(told).toMatchObject({
      requester: { name: 'chefin' },
      decider: { name: 'vera' },
      reason: REASON,
      opened: [],
      endedAt: null,
    });
    expect(told?.isAcknowledged).toBe(false);
    const mail = app.mailer.lastTo(anna.email);
    for (const word of ['chefin', 'vera', REASON]) expect(mail.text).toContain(word);

    const chats = (await list(chefin, request.id)).body.items;
    expect(chats).toMatchObject([{ id: app.chatId, title: QUESTION }]);
    const { items } = (await read(chefin, request.id)).body;
    expect(items.map(({ role, text }: { role: string; text: string }) => [role, role === 'user' ? text : ''])).toEqual([
      ['user', QUESTION],
      ['assistant', ''],
    ]);
    const [seen] = await app.noticesOf(anna);
    expect(seen).toMatchObject({ openedChats: 1, opened: [{ chatId: app.chatId }], listedAt: expect.any(String) });

    expect((await step(vera, request.id, 'end')).body).toMatchObject({ state: 'ended', openedChats: 1, steps: [] });
    expect(outcome(await read(chefin, request.id))).toEqual([409, 'BREAK_GLASS_CLOSED']);
    expect(app.mailer.lastTo(anna.email).text).toMatch(/One chat was opened|ein Chat/);
    expect((await app.noticesOf(anna))[0]?.endedAt).not.toBeNull();
    expect(await app.told()).toMatchObject([
      ['break_glass.requested', chefin.id, { request: request.id, reason: REASON, hours: 4 }],
      ['break_glass.refused', chefin.id, { attempt: 'read', reason: 'BREAK_GLASS_CLOSED' }],
      ['break_glass.approved', vera.id, { requester: chefin.id, mailed: true }],
      ['break_glass.read', chefin.id, { chat: null }],
      ['break_glass.read', chefin.id, { chat: app.chatId }],
      ['break_glass.ended', vera.id, { why: 'revoked', openedChats: 1, mailed: true }],
      ['break_glass.refused', chefin.id, { attempt: 'read', reason: 'BREAK_GLASS_CLOSED' }],
    ]);
    const entries = await Array.fromAsync(app.app.get(AuditReader).entries(systemContext('test')));
    expect(JSON.stringify(entries)).not.toContain('Zitronenfalter');
  });

  it('tells the person until she confirms, and again when more was opened since', async () => {
    const { chefin, vera, anna, bert } = people;
    const { id } = await app.approved(chefin, vera, anna);
    const confirm = async (person: Colleague, changedAt: string): Promise<CallReply> =>
      app.as(person, 'POST', `/api/break-glass/notices/${id}/acknowledge`, { changedAt });
    const notice = async () => (await app.noticesOf(anna)).find((one) => one.id === id);
    const shown = await notice();
    for (const other of [bert, chefin, vera]) {
      expect(outcome(await confirm(other, shown!.changedAt))).toEqual([404, 'BREAK_GLASS_NOT_FOUND']);
    }
    app.clock.advance(1000);
    await read(chefin, id);
    // What she confirms is what she saw, not what happened while she read it.
    expect((await confirm(anna, shown!.changedAt)).status).toBe(204);
    expect((await notice())?.isAcknowledged).toBe(false);
    expect((await confirm(anna, '2099-01-01T00:00:00.000Z')).status).toBe(204);
    expect((await notice())?.isAcknowledged).toBe(true);
    app.clock.advance(1000);
    await read(chefin, id);
    expect((await notice())?.isAcknowledged).toBe(false);
    await step(chefin, id, 'end');
  });

  it('is refused for every other pair of people, and each attempt is written down', async () => {
    const { chefin, vera, otto, anna, bert } = people;
    const aboutVera = await app.request(chefin, vera);
    await app.told();
    expect(outcome(await step(chefin, aboutVera.id, 'approve'))).toEqual([403, 'BREAK_GLASS_SECOND_PERSON']);
    expect(outcome(await step(vera, aboutVera.id, 'approve'))).toEqual([403, 'BREAK_GLASS_SECOND_PERSON']);
    expect(outcome(await step(vera, aboutVera.id, 'decline'))).toEqual([403, 'BREAK_GLASS_SECOND_PERSON']);
    expect(outcome(await step(anna, aboutVera.id, 'approve'))).toEqual([403, 'FORBIDDEN']);
    expect(outcome(await step(otto, ABSENT, 'approve'))).toEqual([404, 'BREAK_GLASS_NOT_FOUND']);
    expect(outcome(await step(otto, 'no-id', 'approve'))).toEqual([404, 'BREAK_GLASS_NOT_FOUND']);
    expect(outcome(await step(vera, aboutVera.id, 'end'))).toEqual([403, 'FORBIDDEN']);
    expect((await app.told()).map(([action, who, { attempt, reason }]) => [action, who, attempt, reason])).toEqual([
      ['break_glass.refused', chefin.id, 'approve', 'BREAK_GLASS_SECOND_PERSON'],
      ['break_glass.refused', vera.id, 'approve', 'BREAK_GLASS_SECOND_PERSON'],
      ['break_glass.refused', vera.id, 'decline', 'BREAK_GLASS_SECOND_PERSON'],
      ['break_glass.refused', otto.id, 'approve', 'BREAK_GLASS_NOT_FOUND'],
    ]);
    expect((await step(otto, aboutVera.id, 'decline')).body).toMatchObject({ state: 'declined', decider: { name: 'otto' } });
    expect(outcome(await step(otto, aboutVera.id, 'approve'))).toEqual([409, 'BREAK_GLASS_CLOSED']);
    expect(outcome(await list(chefin, aboutVera.id))).toEqual([409, 'BREAK_GLASS_CLOSED']);

    const { id } = await app.approved(chefin, vera, anna);
    for (const other of [vera, otto]) {
      expect(outcome(await list(other, id))).toEqual([404, 'BREAK_GLASS_NOT_FOUND']);
      expect(outcome(await read(other, id))).toEqual([404, 'BREAK_GLASS_NOT_FOUND']);
    }
    for (const other of [anna, bert]) expect(outcome(await read(other, id))).toEqual([403, 'FORBIDDEN']);
    expect(outcome(await step(otto, id, 'end'))).toEqual([403, 'FORBIDDEN']);
    expect((await read(chefin, id)).status).toBe(200);
    expect((await step(chefin, id, 'end')).status).toBe(200);
  });

  it('opens the chats of that person only, and only for reading', async () => {
    const { chefin, vera, anna, bert } = people;
    const { id } = await app.approved(chefin, vera, bert);
    expect((await list(chefin, id)).body.items).toEqual([]);
    await app.told();
    expect(outcome(await read(chefin, id))).toEqual([404, 'CHAT_NOT_FOUND']);
    expect(await app.told()).toMatchObject([['break_glass.refused', chefin.id, { attempt: 'read', reason: 'CHAT_NOT_FOUND' }]]);
    const ofAnna = await app.approved(chefin, vera, anna);
    for (const [method, path, body] of [
      ['GET', `/api/chats/${app.chatId}`, undefined],
      ['PATCH', `/api/chats/${app.chatId}`, { title: 'Neu' }],
      ['DELETE', `/api/chats/${app.chatId}`, undefined],
      ['POST', `/api/chats/${app.chatId}/messages`, { text: 'Und jetzt?' }],
    ] as const) {
      expect([method, ...outcome(await app.as(chefin, method, path, body))]).toEqual([method, 404, 'CHAT_NOT_FOUND']);
    }
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const reply = await app.as(chefin, method, `/api/break-glass/chats/${ofAnna.id}/${app.chatId}/messages`, {});
      expect([method, reply.status]).toEqual([method, 405]);
    }
    for (const grant of [id, ofAnna.id]) await step(vera, grant, 'end');
  });

  it.each([
    ['a reason too short', { reason: 'nur 19 Zeichen hier' }, 422, 'VALIDATION_FAILED'],
    ['a reason of blanks', { reason: ' '.repeat(40) }, 422, 'VALIDATION_FAILED'],
    ['a reason too long', { reason: 'x'.repeat(501) }, 422, 'VALIDATION_FAILED'],
    ['no time', { hours: 0 }, 422, 'VALIDATION_FAILED'],
    ['more than a day', { hours: 25 }, 422, 'VALIDATION_FAILED'],
    ['a broken number', { hours: 1.5 }, 422, 'VALIDATION_FAILED'],
    ['nobody', { personId: ABSENT }, 404, 'BREAK_GLASS_PERSON_NOT_FOUND'],
  ])('is not even requested with %s', async (_what, change, status, code) => {
    const body = { personId: people.anna.id, reason: REASON, hours: 1, ...change };
    expect(outcome(await app.as(people.chefin, 'POST', '/api/break-glass/requests', body))).toEqual([status, code]);
  });

  it('is not requested for own chats, by others than administrators, or twice for the same person', async () => {
    const { chefin, anna, bert } = people;
    const body = { personId: chefin.id, reason: REASON, hours: 1 };
    expect(outcome(await app.as(chefin, 'POST', '/api/break-glass/requests', body))).toEqual([409, 'BREAK_GLASS_OWN_CHATS']);
    expect(outcome(await app.as(bert, 'POST', '/api/break-glass/requests', body))).toEqual([403, 'FORBIDDEN']);
    const first = await app.request(chefin, anna);
    const again = await Promise.all([app.request(chefin, anna), app.request(chefin, anna)]);
    expect(again.map((reply) => (reply as unknown as { code: string }).code)).toEqual(['BREAK_GLASS_OPEN', 'BREAK_GLASS_OPEN']);
    expect((await step(chefin, first.id, 'end')).body.state).toBe('ended');
    expect((await app.told()).at(-1)).toMatchObject(['break_glass.ended', chefin.id, { why: 'withdrawn' }]);
    expect(app.mailer.sent).toEqual([]);
  });

  it('keeps a long reason whole in the audit log', async () => {
    const reason = `Begründung 😀 ${'ausführlich '.repeat(38)}`.trim();
    const body = { personId: people.anna.id, reason, hours: 1 };
    const { id } = (await app.as(people.chefin, 'POST', '/api/break-glass/requests', body)).body;
    const [[, , detail]] = (await app.told()) as [[string, string, { reason: string[] }]];
    expect(detail.reason.join('')).toBe(reason);
    await step(people.chefin, id, 'end');
  });

  it('lapses when nobody decides within a day, and by the clock before anybody writes that down', async () => {
    const { chefin, vera, anna } = people;
    const { id } = await app.request(chefin, anna);
    await hoursPass(24);
    expect(outcome(await step(vera, id, 'approve'))).toEqual([409, 'BREAK_GLASS_CLOSED']);
    await until(async () => (await app.told()).some(([action, , { why }]) => action === 'break_glass.ended' && why === 'lapsed'));
    expect((await app.as(vera, 'GET', `/api/break-glass/requests/${id}`)).body).toMatchObject({ state: 'lapsed', steps: [] });
    expect(app.mailer.sent).toEqual([]);
    const next = await app.request(chefin, anna);
    expect(next.state).toBe('requested');
    await step(chefin, next.id, 'end');
  });

  it('ends with its time, tells the person what was opened, and a clock that is set back opens nothing', async () => {
    const { chefin, vera, anna } = people;
    const { id } = await app.approved(chefin, vera, anna, 1);
    await list(chefin, id);
    await hoursPass(1);
    expect(outcome(await read(chefin, id))).toEqual([409, 'BREAK_GLASS_CLOSED']);
    await until(async () => (await app.told()).some(([, , { why }]) => why === 'expired'));
    expect(app.mailer.lastTo(anna.email).text).toMatch(/Only the list|nur die Liste/);
    app.clock.advance(-HOUR);
    expect(outcome(await list(chefin, id))).toEqual([409, 'BREAK_GLASS_CLOSED']);
    app.clock.advance(HOUR);
    expect((await app.noticesOf(anna)).find((one) => one.id === id)?.endedAt).not.toBeNull();
  });

  it('is over for a requester who is suspended or no administrator any more, before and after the approval', async () => {
    const { chefin, vera, otto, anna } = people;
    const pending = await app.request(otto, anna);
    const granted = await app.approved(otto, vera, people.bert);
    expect((await list(otto, granted.id)).status).toBe(200);
    await app.as(chefin, 'PATCH', `/api/users/${otto.id}`, { role: 'user' });
    expect((await list(otto, granted.id)).status).toBe(401);
    await app.signInAgain();
    expect(outcome(await list(otto, granted.id))).toEqual([403, 'FORBIDDEN']);
    expect(outcome(await step(vera, pending.id, 'approve'))).toEqual([409, 'BREAK_GLASS_REQUESTER_BLOCKED']);
    await app.as(chefin, 'PATCH', `/api/users/${otto.id}`, { role: 'admin', disabled: true });
    expect((await list(otto, granted.id)).status).toBe(401);
    expect(outcome(await step(vera, pending.id, 'approve'))).toEqual([409, 'BREAK_GLASS_REQUESTER_BLOCKED']);
    expect((await step(vera, pending.id, 'decline')).status).toBe(200);
    expect((await step(vera, granted.id, 'end')).status).toBe(200);
    await app.as(chefin, 'PATCH', `/api/users/${otto.id}`, { disabled: false });
    await app.signInAgain();
    expect(outcome(await list(otto, granted.id))).toEqual([409, 'BREAK_GLASS_CLOSED']);
  });

  it('goes on without a mail server; the notice is there', async () => {
    app.mailer.isConfigured = false;
    const { chefin, vera, anna } = people;
    const { id } = await app.approved(chefin, vera, anna);
    expect((await app.noticesOf(anna))[0]).toMatchObject({ id, isAcknowledged: false });
    expect((await app.told()).at(-1)).toMatchObject(['break_glass.approved', vera.id, { mailed: false }]);
    await step(chefin, id, 'end');
    app.mailer.isConfigured = true;
  });

  it('is listed for administrators, page by page, and for nobody else', async () => {
    const first = (await app.as(people.vera, 'GET', '/api/break-glass/requests?limit=2')).body;
    expect(first.items).toHaveLength(2);
    expect(first.isEnabled).toBe(true);
    const second = (await app.as(people.vera, 'GET', `/api/break-glass/requests?limit=200&cursor=${first.nextCursor}`)).body;
    expect(second.items.map(({ id }: { id: string }) => id)).not.toContain(first.items[0].id);
    expect(second.nextCursor).toBeNull();
    expect(outcome(await app.as(people.anna, 'GET', '/api/break-glass/requests'))).toEqual([403, 'FORBIDDEN']);
    expect(outcome(await app.as(people.anna, 'GET', `/api/break-glass/requests/${first.items[0].id}`))).toEqual([
      403,
      'FORBIDDEN',
    ]);
    expect((await app.as(people.vera, 'GET', '/api/break-glass/requests?cursor=x')).status).toBe(422);
  });

  it('left a whole chain', async () => {
    expect(await app.app.get(AuditReader).verify(systemContext('test'))).toMatchObject({ ok: true });
  });
});
