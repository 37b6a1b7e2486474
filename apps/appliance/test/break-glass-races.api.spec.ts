import { auditAccessFeature, auditFeature } from '@assist/audit';
import { chatFeature } from '@assist/chat';
import { identityAccessFeature, identityFeature } from '@assist/identity';
import { AuditLog } from '@assist/platform/audit';
import { testDatabases, until, type CallReply } from '@assist/platform/testing';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createBreakGlassApp, type BreakGlassApp, type Colleague } from './break-glass-app.js';

interface Lister {
  execute(...call: unknown[]): Promise<unknown>;
}

/** What reads the messages of a chat, inside of its room. */
function listerOf(app: BreakGlassApp): Lister {
  const providers = Reflect.getMetadata('providers', chatFeature.modules[0]!) as { readonly name?: string }[];
  return app.app.get<Lister>(providers.find(({ name }) => name === 'ListMessages') as never, { strict: false });
}

const REQUESTS = '/api/break-glass/requests';

describe.each(testDatabases())('several at once with one request to read chats, on $engine', (engine) => {
  let app: BreakGlassApp;
  let people: BreakGlassApp['people'];
  const step = (person: Colleague, id: string, name: string): Promise<CallReply> =>
    app.as(person, 'POST', `${REQUESTS}/${id}/${name}`);
  const read = (person: Colleague, id: string): Promise<CallReply> =>
    app.as(person, 'GET', `/api/break-glass/chats/${id}/${app.chatId}/messages`);
  const told = async (): Promise<string[]> => (await app.told()).map(([action]) => action.replace('break_glass.', ''));
  beforeAll(async () => {
    app = await createBreakGlassApp({ engine });
    ({ people } = app);
  });
  afterAll(() => app.close());

  it('lets one of two approvals count, with one mail and one entry', async () => {
    const { chefin, vera, otto, anna } = people;
    const { id } = await app.request(chefin, anna);
    await app.told();
    app.mailer.sent.length = 0;
    const replies = await Promise.all([vera, otto, vera, otto].map((person) => step(person, id, 'approve')));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    expect((await told()).filter((action) => action === 'approved')).toHaveLength(1);
    expect(app.mailer.sent).toHaveLength(1);
    await step(chefin, id, 'end');
  });

  it('lets either a yes or a no count, never both', async () => {
    const { chefin, vera, otto, bert } = people;
    for (let round = 0; round < 5; round += 1) {
      const { id } = await app.request(chefin, bert);
      await app.told();
      const [yes, no] = await Promise.all([step(vera, id, 'approve'), step(otto, id, 'decline')]);
      expect([yes.status, no.status].sort()).toEqual([200, 409]);
      expect((await told()).filter((action) => action === 'approved' || action === 'declined')).toHaveLength(1);
      expect((await app.as(chefin, 'GET', `${REQUESTS}/${id}`)).body.state).toBe(yes.status === 200 ? 'approved' : 'declined');
      if (yes.status === 200) await step(chefin, id, 'end');
    }
  });

  it('lets a request that is taken back at the same time not be approved as well', async () => {
    const { chefin, vera, bert } = people;
    const { id } = await app.request(chefin, bert);
    const [end, yes] = await Promise.all([step(chefin, id, 'end'), step(vera, id, 'approve')]);
    // Whichever was first: at the end nothing is open.
    expect([200, 409]).toContain(yes.status);
    expect(end.status).toBe(200);
    expect((await app.as(chefin, 'GET', `${REQUESTS}/${id}`)).body.state).toBe('ended');
    expect((await read(chefin, id)).status).toBe(409);
  });

  it('waits with the end for a look that goes on, and lets none begin after it', async () => {
    const { chefin, vera, anna } = people;
    const { id } = await app.approved(chefin, vera, anna);
    await app.told();
    const list = listerOf(app);
    const original = list.execute.bind(list);
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    let isLooking = false;
    const spy = vi.spyOn(list, 'execute').mockImplementationOnce(async (...call) => {
      isLooking = true;
      await released;
      return original(...call);
    });
    onTestFinished(() => spy.mockRestore());
    const looking = read(chefin, id);
    await until(() => isLooking);
    let isEnded = false;
    const ending = step(vera, id, 'end').finally(() => (isEnded = true));
    const second = read(chefin, id);
    for (let round = 0; round < 3; round += 1) await app.as(vera, 'GET', REQUESTS);
    expect(isEnded).toBe(false);
    release();
    expect((await looking).status).toBe(200);
    expect((await ending).status).toBe(200);
    expect([200, 409]).toContain((await second).status);
    expect((await read(chefin, id)).status).toBe(409);
    const entries = await told();
    expect(entries.lastIndexOf('read')).toBeLessThan(entries.indexOf('ended'));
    expect(entries.filter((action) => action === 'read')).toHaveLength((await second).status === 200 ? 2 : 1);
  });

  it('gives nothing when the look cannot be written down', async () => {
    const { chefin, vera, anna } = people;
    const { id } = await app.approved(chefin, vera, anna);
    const spy = vi.spyOn(app.app.get(AuditLog), 'record').mockRejectedValueOnce(new Error('the disk is full'));
    onTestFinished(() => spy.mockRestore());
    const reply = await read(chefin, id);
    expect([reply.status, JSON.stringify(reply.body).includes('Zitronenfalter')]).toEqual([500, false]);
    expect((await app.noticesOf(anna)).find((one) => one.id === id)?.openedChats).toBe(0);
    await step(chefin, id, 'end');
  });

  it('holds in the split form, where another process keeps the chats', async () => {
    const { chefin, vera, anna } = people;
    const { id } = await app.approved(chefin, vera, anna);
    const llm = await createBreakGlassApp({
      restartOf: app,
      clock: app.clock,
      features: [identityAccessFeature, auditAccessFeature, chatFeature],
      role: 'http',
      people,
      chatId: app.chatId,
    });
    onTestFinished(() => llm.stop());
    const path = `/api/break-glass/chats/${id}/${app.chatId}/messages`;
    expect((await llm.as(chefin, 'GET', path)).body.items).toHaveLength(2);
    expect((await llm.as(vera, 'GET', path)).body.code).toBe('BREAK_GLASS_NOT_FOUND');
    expect((await app.noticesOf(anna)).find((one) => one.id === id)?.openedChats).toBe(1);
    expect((await step(vera, id, 'end')).status).toBe(200);
    expect((await llm.as(chefin, 'GET', path)).body.code).toBe('BREAK_GLASS_CLOSED');
    expect((await llm.as(chefin, 'POST', REQUESTS, {})).status).toBe(404);
  });

  it('stops at once for a house that switches it off; what is open can be ended, and the person still sees it', async () => {
    const { chefin, vera, otto, anna, bert } = people;
    const { id } = await app.approved(chefin, vera, anna);
    const pending = await app.request(chefin, bert);
    const off = await createBreakGlassApp({
      restartOf: app,
      clock: app.clock,
      features: [identityAccessFeature, identityFeature, auditAccessFeature, auditFeature, chatFeature],
      role: 'http',
      env: { ASSIST_BREAK_GLASS: 'false' },
      people,
      chatId: app.chatId,
    });
    onTestFinished(() => off.stop());
    const path = `/api/break-glass/chats/${id}/${app.chatId}/messages`;
    expect((await off.as(chefin, 'GET', path)).body.code).toBe('BREAK_GLASS_OFF');
    const body = { personId: anna.id, reason: 'Es ist wirklich sehr dringend', hours: 1 };
    expect((await off.as(otto, 'POST', REQUESTS, body)).body.code).toBe('BREAK_GLASS_OFF');
    expect((await off.as(vera, 'POST', `${REQUESTS}/${pending.id}/approve`)).body.code).toBe('BREAK_GLASS_OFF');
    const { items, isEnabled } = (await off.as(chefin, 'GET', REQUESTS)).body;
    expect(isEnabled).toBe(false);
    expect(items.find((item: { id: string }) => item.id === id).steps).toEqual(['end']);
    expect((await off.as(vera, 'POST', `${REQUESTS}/${pending.id}/decline`)).status).toBe(200);
    expect((await off.as(vera, 'POST', `${REQUESTS}/${id}/end`)).status).toBe(200);
    expect((await off.noticesOf(anna)).map((one) => one.id)).toContain(id);
    expect((await off.as(vera, 'GET', '/api/break-glass/notices')).body.toDecide).toBe(0);
  });
});
