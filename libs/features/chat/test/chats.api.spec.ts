// Real: HTTP, database (each engine), work. Fake: sign-in, licence, search, models. T1, T10: ids of others.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chatListSchema, chatSchema } from '@assist/contracts';
import { newId } from '@assist/kernel';
import { schemaDrift } from '@assist/platform/database';
import { testDatabases } from '@assist/platform/testing';
import { ask, beginChat, createChatApp, type ChatApp, type Person } from './chat-app.js';

describe.each(testDatabases())('chats on $engine', (engine) => {
  let app: ChatApp;
  let anna: Person;
  let bert: Person;
  beforeAll(async () => {
    app = await createChatApp({ engine, role: 'http' });
    anna = app.user();
    bert = app.user();
  });
  afterAll(() => app.close());
  const as = ({ token }: Person, method: string, path: string, body?: object) => app.call(method, path, { token, body });

  it('has the tables that its entities mean', async () => {
    expect(await schemaDrift(app.database)).toEqual([]);
  });

  it('begins, reads, renames and deletes a chat', async () => {
    const made = await as(anna, 'POST', '/api/chats', { title: ' Vertrag ' });
    expect([made.status, chatSchema.parse(made.body).title]).toEqual([201, 'Vertrag']);
    const path = `/api/chats/${made.body.id}`;
    expect((await as(anna, 'PATCH', path, { title: 'Neu' })).body).toMatchObject({ id: made.body.id, title: 'Neu' });
    expect((await as(anna, 'GET', path)).body.title).toBe('Neu');
    expect((await as(anna, 'DELETE', path)).status).toBe(204);
    expect((await as(anna, 'GET', path)).body.code).toBe('CHAT_NOT_FOUND');
    expect((await as(anna, 'DELETE', path)).body.code).toBe('CHAT_NOT_FOUND');
  });

  it('pages through own chats, latest first, each once', async () => {
    const person = app.user();
    const ids: string[] = [];
    for (let index = 0; index < 7; index += 1) ids.push((await beginChat(app, person)).id);
    await ask(app, person, ids[0]!, 'Wird der erste wieder der neueste?');
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page = chatListSchema.parse(
        (await as(person, 'GET', `/api/chats?limit=3${cursor === '' ? '' : `&cursor=${cursor}`}`)).body,
      );
      seen.push(...page.items.map((chat) => chat.id));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual([ids[0], ...ids.slice(1).reverse()]);
  });

  it('finds own chats by words of their title, in any case, sign by sign, page by page', async () => {
    const person = app.user();
    const titles = ['Übergabe der Anlage', 'Rabatt von 50% auf alles', '50 Fragen', 'Urlaub_2026', 'Urlaub 2026', 'Anlage KX'];
    for (const title of titles) await as(person, 'POST', '/api/chats', { title });
    await as(bert, 'POST', '/api/chats', { title: 'Anlage eines anderen' });
    const found = async (query: string): Promise<string[]> =>
      chatListSchema.parse((await as(person, 'GET', `/api/chats?${query}`)).body).items.map((chat) => chat.title);
    expect(await found('q=anlage')).toEqual(['Anlage KX', 'Übergabe der Anlage']);
    expect(await found('q=anlage%20%C3%BCberg')).toEqual(['Übergabe der Anlage']);
    expect(await found('q=%C3%9CBERGABE')).toEqual(['Übergabe der Anlage']);
    expect(await found('q=50%25')).toEqual(['Rabatt von 50% auf alles']);
    expect(await found('q=b_2')).toEqual(['Urlaub_2026']);
    expect(await found('q=!%27%3B--')).toEqual([]);
    expect(await found('q=%20')).toHaveLength(6);
    for (const query of ['q=%00', `q=${'a'.repeat(201)}`, 'q=a&q=b']) {
      expect((await as(person, 'GET', `/api/chats?${query}`)).body.code, query).toBe('VALIDATION_FAILED');
    }
    const first = chatListSchema.parse((await as(person, 'GET', '/api/chats?q=urlaub&limit=1')).body);
    expect(first.items.map((chat) => chat.title)).toEqual(['Urlaub 2026']);
    expect(await found(`q=urlaub&limit=1&cursor=${first.nextCursor}`)).toEqual(['Urlaub_2026']);
  });

  it.each(['x', 'MTIz', Buffer.from('1.not-an-id').toString('base64url'), 'a'.repeat(201)])(
    'refuses the cursor %j',
    async (cursor) => {
      expect((await as(anna, 'GET', `/api/chats?cursor=${cursor}`)).body.code).toBe('VALIDATION_FAILED');
    },
  );

  it('T1, T10: shows nobody the chats of others, by whatever id or cursor', async () => {
    const chat = await beginChat(app, anna);
    const { answer } = await ask(app, anna, chat.id, 'Eine vertrauliche Frage?');
    const theirs = await beginChat(app, bert);
    const calls: readonly [string, string, object?][] = [
      ['GET', ''],
      ['PATCH', '', { title: 'übernommen' }],
      ['DELETE', ''],
      ['GET', '/messages'],
      ['POST', '/messages', { text: 'weiter?' }],
      ['POST', `/messages/${answer.id}/stop`],
      ['POST', `/messages/${answer.id}/retry`],
    ];
    for (const [method, path, body] of calls) {
      const stranger = await as(bert, method, `/api/chats/${chat.id}${path}`, body);
      const absent = await as(bert, method, `/api/chats/${newId()}${path.replace(answer.id, newId())}`, body);
      expect(stranger.status, `${method} ${path}`).toBe(404);
      expect({ ...stranger.body, requestId: '' }).toEqual({ ...absent.body, requestId: '' });
      expect((await app.call(method, `/api/chats/${chat.id}${path}`, { body })).body.code).toBe('AUTH_REQUIRED');
    }
    for (const path of [`/messages?before=${answer.id}`, `/messages/${answer.id}/stop`, `/messages/${answer.id}/retry`]) {
      const method = path.includes('before') ? 'GET' : 'POST';
      expect((await as(bert, method, `/api/chats/${theirs.id}${path}`)).body.code, path).toBe('MESSAGE_NOT_FOUND');
    }
    const annas = await as(anna, 'GET', '/api/chats?limit=1');
    const list = await as(bert, 'GET', `/api/chats?cursor=${annas.body.nextCursor ?? ''}`);
    expect(JSON.stringify(list.body)).not.toContain(chat.id);
    expect((await as(anna, 'GET', `/api/chats/${chat.id}`)).body.title).toBe('Eine vertrauliche Frage?');
  });

  it('answers an administrator like any stranger', async () => {
    const chat = await beginChat(app, anna);
    const admin = app.user(['admin', 'user']);
    expect((await as(admin, 'GET', `/api/chats/${chat.id}`)).status).toBe(404);
    expect((await as(admin, 'GET', '/api/chats')).body.items).toEqual([]);
  });

  it('keeps chats readable and deletable when the licence is over', async () => {
    const chat = await beginChat(app, anna);
    app.gate.setReadOnly(true);
    expect((await as(anna, 'GET', `/api/chats/${chat.id}`)).status).toBe(200);
    expect((await as(anna, 'POST', '/api/chats', {})).body.code).toBe('LICENSE_EXPIRED');
    expect((await as(anna, 'POST', `/api/chats/${chat.id}/messages`, { text: 'x' })).body.code).toBe('LICENSE_EXPIRED');
    expect((await as(anna, 'DELETE', `/api/chats/${chat.id}`)).status).toBe(204);
    app.gate.setReadOnly(false);
  });
});
