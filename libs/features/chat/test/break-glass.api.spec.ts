// Real: HTTP, database, work. Fake: sign-in, licence, search, models, and the proof of a grant (the audit room has it).
import { CHAT_EVENTS, PERMISSIONS } from '@assist/contracts';
import { newId } from '@assist/kernel';
import { testDatabases, until, type CallReply } from '@assist/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerIn, ask, beginChat, createChatApp, messagesOf, type ChatApp, type Person } from './chat-app.js';
import { makePassage } from './make-passage.js';
import { Follower } from './stream-follower.js';

const QUESTION = 'Wie lange ist die Kündigungsfrist?';

describe.each(testDatabases())('reading the chats of a person for somebody who was granted it, on $engine', (engine) => {
  let app: ChatApp;
  let anna: Person;
  let bert: Person;
  let auditor: Person;
  let grant: string;
  let chatId: string;
  let answerId: string;
  const get = (path: string, { token }: Person = auditor): Promise<CallReply> => app.call('GET', path, { token });
  const base = (): string => `/api/break-glass/chats/${grant}`;

  beforeAll(async () => {
    app = await createChatApp({ engine });
    [anna, bert, auditor] = [app.user(), app.user(), app.user(['user'], PERMISSIONS)];
    app.search.passages.set(anna.userId, [makePassage('Die Kündigungsfrist beträgt zwei Wochen.')]);
    chatId = (await beginChat(app, anna)).id;
    answerId = (await ask(app, anna, chatId, QUESTION)).answer.id;
    await answerIn(app, anna, chatId, 'done');
    grant = newId();
    app.breakGlass.grants.set(grant, { requesterId: auditor.userId, personId: anna.userId });
  });
  afterAll(() => app.close());

  it('gives the list, the messages and the text of the citations, and notes each look', async () => {
    expect((await get(base())).body.items).toMatchObject([{ id: chatId, title: QUESTION }]);
    const { items } = (await get(`${base()}/${chatId}/messages`)).body;
    expect(items).toHaveLength(2);
    expect(items[1]).toMatchObject({
      id: answerId,
      state: 'done',
      citations: [{ quote: expect.stringContaining('zwei Wochen') }],
    });
    expect(app.breakGlass.looks).toEqual([{ chatId: null }, { chatId }]);
  });

  it('gives nothing for a chat of anybody else, a cursor into one, or an id that is none', async () => {
    const foreign = await beginChat(app, bert);
    const { question } = await ask(app, bert, foreign.id, QUESTION);
    const looks = app.breakGlass.looks.length;
    for (const [path, code] of [
      [`${base()}/${foreign.id}/messages`, 'CHAT_NOT_FOUND'],
      [`${base()}/${newId()}/messages`, 'CHAT_NOT_FOUND'],
      [`${base()}/no-id/messages`, 'CHAT_NOT_FOUND'],
      [`${base()}/${chatId}/messages?before=${question.id}`, 'MESSAGE_NOT_FOUND'],
      [`/api/break-glass/chats/${newId()}`, 'BREAK_GLASS_NOT_FOUND'],
      [`/api/break-glass/chats/no-id`, 'BREAK_GLASS_NOT_FOUND'],
    ] as const) {
      const reply = await get(path);
      expect([path, reply.status, reply.body.code]).toEqual([path, 404, code]);
    }
    expect(app.breakGlass.looks).toHaveLength(looks);
  });

  it('is for the permission alone, and not for another who has it', async () => {
    expect((await get(base(), bert)).body.code).toBe('FORBIDDEN');
    const other = app.user(['user'], PERMISSIONS);
    expect((await get(base(), other)).body.code).toBe('BREAK_GLASS_NOT_FOUND');
    expect((await get(`${base()}/${chatId}/messages`, other)).body.code).toBe('BREAK_GLASS_NOT_FOUND');
  });

  it('leaves out what is still being written, so that nobody looks over a shoulder', async () => {
    app.models.connect(newId());
    const { answer } = await ask(app, anna, chatId, QUESTION);
    await until(() => app.models.calls.length > 0);
    await until(async () => {
      app.models.last.say('Ein Geheimnis. ');
      return (await messagesOf(app, anna, chatId)).at(-1)?.text.includes('Ein Geheimnis') === true;
    });
    const during = await get(`${base()}/${chatId}/messages`);
    expect(JSON.stringify(during.body)).not.toContain('Ein Geheimnis');
    expect(during.body.items).toHaveLength(3);
    const follower = await Follower.connect(app, auditor.token);
    expect(await follower.subscribe(answer.id)).toMatchObject({ ok: false, problem: { code: 'MESSAGE_NOT_FOUND' } });
    expect(await follower.send(CHAT_EVENTS.stop, { messageId: answer.id })).toMatchObject({ ok: false });
    follower.close();
    app.models.last.end();
    await answerIn(app, anna, chatId, 'done');
    expect((await get(`${base()}/${chatId}/messages`)).body.items).toHaveLength(4);
    app.models.disconnect();
  });

  it('T3: opens no way to write', async () => {
    const { token } = auditor;
    for (const [method, path, body] of [
      ['PATCH', `/api/chats/${chatId}`, { title: 'Neu' }],
      ['DELETE', `/api/chats/${chatId}`, undefined],
      ['POST', `/api/chats/${chatId}/messages`, { text: 'Und jetzt?' }],
      ['POST', `/api/chats/${chatId}/messages/${answerId}/stop`, {}],
      ['POST', `/api/chats/${chatId}/messages/${answerId}/retry`, {}],
      ['GET', `/api/chats/${chatId}/messages`, undefined],
    ] as const) {
      expect([method, path, (await app.call(method, path, { token, body })).status]).toEqual([method, path, 404]);
    }
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      for (const path of [base(), `${base()}/${chatId}/messages`]) {
        expect([method, path, (await app.call(method, path, { token, body: {} })).status]).toEqual([method, path, 405]);
      }
    }
    expect((await get(`/api/chats/${chatId}`, anna)).body.title).toBe(QUESTION);
  });
});
