// Real: socket.io, HTTP, database, work, streams. Fake: sign-in, licence, search, models. T9, T10: sockets and ids of others.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CHAT_EVENTS, USER_PERMISSIONS } from '@assist/contracts';
import { newId } from '@assist/kernel';
import { until } from '@assist/platform/testing';
import { ChatGateway } from '../src/realtime/chat.gateway.js';
import { answerIn, ask, beginChat, createChatApp, type ChatApp, type Person } from './chat-app.js';
import { makePassage } from './make-passage.js';
import { Follower } from './stream-follower.js';

const QUESTION = 'Wie lange ist die Kündigungsfrist?';

describe('the chat namespace', () => {
  let app: ChatApp;
  let anna: Person;
  let bert: Person;
  const followers: Follower[] = [];
  beforeAll(async () => {
    app = await createChatApp();
    anna = app.user();
    bert = app.user();
    app.search.passages.set(anna.userId, [
      makePassage('Die Kündigungsfrist beträgt zwei Wochen.'),
      makePassage('Der Urlaub beträgt 30 Tage.'),
    ]);
  });
  afterAll(() => app.close());
  afterEach(async () => {
    for (const follower of followers.splice(0)) follower.close();
    await until(() => app.app.get(ChatGateway, { strict: false }).followed === 0);
    app.models.disconnect();
  });
  const connect = async ({ token }: Person): Promise<Follower> => {
    const follower = await Follower.connect(app, token);
    followers.push(follower);
    return follower;
  };
  const begin = async () => {
    app.models.connect(newId());
    const chat = await beginChat(app, anna);
    const { answer } = await ask(app, anna, chat.id, QUESTION);
    await until(() => app.models.calls.length > 0);
    return { chat, answer, model: app.models.last };
  };

  it('sends an answer while it is written, in order, and ends with the stored message', async () => {
    const { chat, answer, model } = await begin();
    const page = await connect(anna);
    expect(await page.subscribe(answer.id)).toEqual({ ok: true });
    model.say('Zwei');
    await until(() => page.text() === 'Zwei');
    model.say(' Wochen', ' [1].').end();
    const final = await page.final();
    expect(page.types().filter((type) => type !== 'delta')).toEqual([
      'searching',
      'asking',
      'sources',
      'sources',
      'sources',
      'done',
    ]);
    expect(page.events.map((event) => event.seq)).toEqual(page.events.map((_event, index) => index + 1));
    expect(final.event).toMatchObject({ type: 'done', message: { id: answer.id, text: 'Zwei Wochen [1].', state: 'done' } });
    expect((await answerIn(app, anna, chat.id, 'done')).text).toBe('Zwei Wochen [1].');
  });

  it('stops for somebody who may not chat any more, and refuses to follow anew', async () => {
    const { answer, model } = await begin();
    const page = await connect(anna);
    await page.subscribe(answer.id);
    model.say('Zwei');
    await until(() => page.text() === 'Zwei');
    app.authenticator.grant(anna.userId, ['rag.use']);
    await until(() => app.app.get(ChatGateway, { strict: false }).followed === 0);
    model.say(' Wochen');
    expect(await page.subscribe(answer.id)).toMatchObject({ ok: false, problem: { code: 'FORBIDDEN' } });
    expect(page.text()).toBe('Zwei');
    app.authenticator.grant(anna.userId, USER_PERMISSIONS);
    await until(async () => (await page.subscribe(answer.id)).ok);
    model.end();
    await page.final();
  });

  it('lets a source stand before the marker that needs it', async () => {
    const { answer, model } = await begin();
    const page = await connect(anna);
    await page.subscribe(answer.id);
    model.say('Urlaub [2], ', 'Frist [1].').end();
    await page.final();
    let sources: string[] = [];
    for (const { event } of page.events) {
      if (event.type === 'sources') sources = event.citations.map((citation) => `${citation.n}:${citation.quote.slice(0, 9)}`);
      if (event.type === 'delta' && event.text.includes('Urlaub [1]')) expect(sources[0]).toBe('1:Der Urlau');
    }
    expect(sources).toEqual(['1:Der Urlau', '2:Die Kündi']);
  });

  it('goes on after a reload from the last event seen, without a gap or a repetition', async () => {
    const { answer, model } = await begin();
    const before = await connect(anna);
    await before.subscribe(answer.id);
    model.say('Eins');
    await until(() => before.text() === 'Eins');
    const seen = before.events.length;
    before.close();
    model.say(' zwei');
    const after = await connect(anna);
    expect(await after.subscribe(answer.id, before.events.at(-1)!.seq)).toEqual({ ok: true });
    model.say(' drei').end();
    await after.final();
    const all = [...before.events.slice(0, seen), ...after.events];
    expect(all.map((event) => event.seq)).toEqual(all.map((_event, index) => index + 1));
    expect(all.flatMap(({ event }) => (event.type === 'delta' ? event.text : '')).join('')).toBe('Eins zwei drei');
    const late = await connect(anna);
    await late.subscribe(answer.id);
    await late.final();
    expect(late.text()).toBe('Eins zwei drei');
  });

  it('gives the stored message to who comes when the events are forgotten', async () => {
    const { chat, answer, model } = await begin();
    model.say('Fertig [1].').end();
    await answerIn(app, anna, chat.id, 'done');
    await app.streams.close();
    const page = await connect(anna);
    await page.subscribe(answer.id, 40);
    const final = await page.final();
    expect(page.types()).toEqual(['done']);
    expect(final.seq).toBeGreaterThan(40);
    expect(final.event).toMatchObject({ message: { text: 'Fertig [1].' } });
  });

  it('stops an answer on request and tells all who watch', async () => {
    const { answer, model } = await begin();
    const [page, phone] = [await connect(anna), await connect(anna)];
    await Promise.all([page.subscribe(answer.id), phone.subscribe(answer.id)]);
    model.say('Zwei');
    await until(() => page.text() === 'Zwei' && phone.text() === 'Zwei');
    expect(await phone.send(CHAT_EVENTS.stop, { messageId: answer.id })).toEqual({ ok: true });
    for (const watcher of [page, phone]) {
      expect((await watcher.final()).event).toMatchObject({ type: 'stopped', message: { text: 'Zwei', state: 'stopped' } });
    }
    expect(model.signal.aborted).toBe(true);
  });

  it('T9, T10: does nothing for a stranger, in the words for what does not exist', async () => {
    const { answer, model } = await begin();
    const stranger = await connect(bert);
    for (const event of [CHAT_EVENTS.subscribe, CHAT_EVENTS.stop]) {
      const foreign = await stranger.send(event, { messageId: answer.id });
      const absent = await stranger.send(event, { messageId: newId() });
      expect(foreign).toMatchObject({ ok: false, problem: { code: 'MESSAGE_NOT_FOUND', status: 404 } });
      expect(foreign).toEqual(absent);
    }
    model.say('Geheim').end();
    const page = await connect(anna);
    await page.subscribe(answer.id);
    expect((await page.final()).event.type).toBe('done');
    expect(stranger.events).toEqual([]);
  });

  it('follows answers only, not questions', async () => {
    const { chat, model } = await begin();
    const messages = await app.call('GET', `/api/chats/${chat.id}/messages`, { token: anna.token });
    const page = await connect(anna);
    expect(await page.subscribe(messages.body.items[0].id)).toMatchObject({ ok: false, problem: { code: 'MESSAGE_NOT_FOUND' } });
    model.say('x').end();
    await answerIn(app, anna, chat.id, 'done');
  });

  it.each([
    undefined,
    null,
    7,
    'x',
    [],
    {},
    { messageId: 7 },
    { messageId: 'x' },
    { messageId: newId(), after: -1 },
    { messageId: newId(), after: 'x' },
  ])('acknowledges the payload %# with a problem', async (payload) => {
    const page = await connect(anna);
    expect(await page.send(CHAT_EVENTS.subscribe, payload)).toMatchObject({
      ok: false,
      problem: { code: expect.stringMatching(/VALIDATION_FAILED|MESSAGE_NOT_FOUND/) },
    });
  });

  it('limits what one socket may follow, and leaves nothing behind when it goes', async () => {
    const answers: string[] = [];
    app.models.connect(newId());
    for (let index = 0; index < 21; index += 1) {
      const chat = await beginChat(app, anna);
      answers.push((await ask(app, anna, chat.id, QUESTION)).answer.id);
    }
    await until(() => app.models.calls.length === 21);
    const gateway = app.app.get(ChatGateway, { strict: false });
    const page = await connect(anna);
    for (const id of answers.slice(0, 20)) expect(await page.subscribe(id)).toEqual({ ok: true });
    expect(await page.subscribe(answers[20]!)).toMatchObject({ ok: false, problem: { code: 'RATE_LIMITED' } });
    expect(await page.subscribe(answers[0]!)).toEqual({ ok: true });
    expect(await page.send(CHAT_EVENTS.unsubscribe, { messageId: answers[0] })).toEqual({ ok: true });
    expect(await page.subscribe(answers[20]!)).toEqual({ ok: true });
    expect(gateway.followed).toBe(20);
    page.close();
    await until(() => gateway.followed === 0);
    for (const call of app.models.calls) call.say('x').end();
    for (const id of answers) {
      const late = await connect(anna);
      await late.subscribe(id);
      await late.final();
      late.close();
    }
  });

  it('frees a subscription when the answer ends', async () => {
    const { answer, model } = await begin();
    const page = await connect(anna);
    await page.subscribe(answer.id);
    expect(app.app.get(ChatGateway, { strict: false }).followed).toBe(1);
    model.say('x').end();
    await page.final();
    await until(() => app.app.get(ChatGateway, { strict: false }).followed === 0);
  });

  it('lets nobody in without a valid token', async () => {
    for (const token of [undefined, '', 'nonsense', 7, {}, 'x'.repeat(5000)]) {
      await expect(Follower.connect(app, token)).rejects.toMatchObject({
        problem: { code: expect.stringMatching(/AUTH_REQUIRED|SESSION_EXPIRED/) },
      });
    }
  });

  it('closes the sockets of a session that ends', async () => {
    const carl = app.user();
    const page = await connect(carl);
    app.authenticator.endSessions(carl.userId);
    await until(() => page.socket.disconnected);
    expect(page.others).toEqual([CHAT_EVENTS.sessionEnded]);
  });

  it('works over long polling too', async () => {
    const { answer, model } = await begin();
    const page = await Follower.connect(app, anna.token, ['polling']);
    followers.push(page);
    await page.subscribe(answer.id);
    model.say('Zwei Wochen [1].').end();
    await page.final();
    expect(page.text()).toBe('Zwei Wochen [1].');
  });

  it('tells pages when the licence changed, and still lets them stop', async () => {
    const { answer, model } = await begin();
    const page = await connect(anna);
    app.gate.setReadOnly(true);
    await until(() => page.others.includes(CHAT_EVENTS.licenseChanged));
    expect(await page.subscribe(answer.id)).toEqual({ ok: true });
    model.say('Zwei');
    expect(await page.send(CHAT_EVENTS.stop, { messageId: answer.id })).toEqual({ ok: true });
    expect((await page.final()).event.type).toBe('stopped');
    app.gate.setReadOnly(false);
  });
});
