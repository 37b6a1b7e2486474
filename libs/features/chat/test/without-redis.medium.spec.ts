// Real: HTTP, sockets, database, work, streams over Redis behind a proxy that the test cuts. Fake: sign-in, licence, models.
import { newId } from '@assist/kernel';
import { CuttableProxy, testService, until } from '@assist/platform/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { answerIn, ask, beginChat, createChatApp, messagesOf, type ChatApp } from './chat-app.js';
import { makePassage } from './make-passage.js';
import { Follower } from './stream-follower.js';

const redis = testService('redis');
const QUESTION = 'Wie lange ist die Kündigungsfrist?';
/** Nobody waits longer for a server that is away; a person would take it for broken. */
const SOON_MS = 4000;

describe.runIf(redis !== undefined)('the chat while Redis is away', () => {
  const ends: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0)) await end();
  });
  const open = async (options: { isUp?: boolean } = {}) => {
    const proxy = await CuttableProxy.before(redis!, options);
    const app = await createChatApp({ redisUrl: proxy.url });
    ends.push(
      () => app.close(),
      () => proxy.cut(),
    );
    const anna = app.user();
    app.search.passages.set(anna.userId, [makePassage('Die Kündigungsfrist beträgt zwei Wochen.')]);
    return { proxy, app, anna };
  };
  const timed = async <T>(work: () => Promise<T>): Promise<T> => {
    const began = performance.now();
    const result = await work();
    expect(performance.now() - began).toBeLessThan(SOON_MS);
    return result;
  };
  const follow = async (app: ChatApp, token: string, messageId: string): Promise<Follower> => {
    const page = await Follower.connect(app, token);
    ends.unshift(async () => page.close());
    await page.subscribe(messageId);
    return page;
  };

  it.each(['cut', 'frozen'] as const)('asks, answers, retries and deletes with Redis %s', async (how) => {
    const { proxy, app, anna } = await open();
    const call = (method: string, path: string) => app.call(method, path, { token: anna.token });
    if (how === 'cut') await proxy.cut();
    else proxy.freeze();
    const chat = await beginChat(app, anna);
    const { answer } = await timed(() => ask(app, anna, chat.id, QUESTION));
    const page = await follow(app, anna.token, answer.id);
    expect((await answerIn(app, anna, chat.id, 'done')).text).toContain('zwei Wochen');
    expect((await page.final()).event.type).toBe('done');

    app.models.connect(newId());
    const second = await ask(app, anna, chat.id, QUESTION);
    await until(() => app.models.calls.length === 1);
    app.models.last.fail(new Error('broken'));
    await answerIn(app, anna, chat.id, 'failed');
    const retried = await timed(() => call('POST', `/api/chats/${chat.id}/messages/${second.answer.id}/retry`));
    expect(retried.status).toBe(200);
    await until(() => app.models.calls.length === 2);
    expect((await timed(() => call('DELETE', `/api/chats/${chat.id}`))).status).toBe(204);
    expect((await call('GET', `/api/chats/${chat.id}`)).status).toBe(404);
    app.models.last.end();
  });

  it('tells those who watch the whole text again when events were lost', async () => {
    const { proxy, app, anna } = await open();
    app.models.connect(newId());
    const chat = await beginChat(app, anna);
    const { answer } = await ask(app, anna, chat.id, QUESTION);
    await until(() => app.models.calls.length === 1);
    const page = await follow(app, anna.token, answer.id);
    app.models.last.say('Die Frist');
    await until(() => page.text() === 'Die Frist');
    await proxy.cut();
    app.models.last.say(' beträgt');
    await until(async () => {
      app.models.last.say('.');
      return (await messagesOf(app, anna, chat.id)).at(-1)!.text.includes('beträgt');
    });
    expect(page.text()).toBe('Die Frist');
    await proxy.restore();
    await until(() => {
      app.models.last.say('!');
      return page.text().includes('beträgt');
    });
    expect(page.text()).toMatch(/^Die Frist beträgt\.+!+$/);
    app.models.last.end();
    expect((await page.final()).event.type).toBe('done');
  });

  it('starts, answers and says what is missing while Redis is down, and is woken when it comes', async () => {
    const { proxy, app, anna } = await timed(() => open({ isUp: false }));
    const chat = await beginChat(app, anna);
    await ask(app, anna, chat.id, QUESTION);
    await answerIn(app, anna, chat.id, 'done');
    const health = await app.call('GET', '/health');
    expect(health.body).toMatchObject({ status: 'degraded', checks: { queue: { status: 'down' } } });
    expect((await app.call('GET', '/readyz')).status).toBe(200);
    await proxy.restore();
    await until(async () => (await app.call('GET', '/health')).body.checks.queue.status === 'up');
    app.models.connect(newId());
    const { answer } = await ask(app, anna, chat.id, QUESTION);
    await until(() => app.models.calls.length === 1);
    const page = await follow(app, anna.token, answer.id);
    app.models.last.say('Hallo');
    await until(() => page.text() === 'Hallo');
    app.models.last.end();
    await page.final();
  });
});
