// Real: identity, chat, documents, models, HTTP, sign-in, work, both engines. The model is a server of the test.
import { testDatabases, until } from '@assist/platform/testing';
import { WorkQueue } from '@assist/platform/work';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { RoomsApp, startModel } from './rooms-app.js';

type Model = Awaited<ReturnType<typeof startModel>>;

describe.each(testDatabases())('rights of people across rooms on $engine', (engine) => {
  let rooms: RoomsApp;
  let model: Model;
  beforeAll(async () => {
    rooms = await RoomsApp.create({ engine });
    model = await startModel();
    const draft = { name: 'm', provider: 'openai-compatible', baseUrl: model.url, model: 'm', isDefault: true };
    await rooms.ok('POST', '/api/llm/connections', draft);
  });
  afterAll(async () => {
    await rooms.t.close();
    await model.close();
  });
  afterEach(() => {
    for (const response of model.open.splice(0)) response.end('data: [DONE]\n\n');
  });
  const failed = (chatId: string): Promise<number> => rooms.rows(`chat_message WHERE chat_id = '${chatId}' AND state = 'failed'`);
  const role = async (permissions: readonly string[]): Promise<string> =>
    (await rooms.ok('POST', '/api/roles', { name: `Rolle ${String(Math.random())}`, permissions })).id as string;

  it('T14: gives no question of a suspended person to a model, though it was asked before', async () => {
    const anna = await rooms.person();
    const queue = rooms.t.app.get(WorkQueue, { strict: false });
    const enqueue = queue.enqueue.bind(queue);
    vi.spyOn(queue, 'enqueue').mockImplementationOnce((tx, work) => enqueue(tx, { ...work, delayMs: 1000 }));
    const { chatId } = await rooms.ask(anna, 'Geht das noch?');
    await rooms.ok('PATCH', `/api/users/${anna.id}`, { disabled: true });
    const before = model.open.length;
    await until(async () => (await failed(chatId)) === 1, 20_000);
    expect(model.open.length).toBe(before);
  });

  it('T14: stops an answer of a person who is suspended while it is written', async () => {
    const anna = await rooms.person();
    const { chatId } = await rooms.ask(anna, 'Wie lange dauert das?');
    await until(() => model.open.length > 0);
    const closed = new Promise<void>((resolve) => model.open[0]?.once('close', resolve));
    await rooms.ok('PATCH', `/api/users/${anna.id}`, { disabled: true });
    await closed;
    await until(async () => (await failed(chatId)) === 1);
  }, 20_000);

  it('T4: searches no documents in a chat of somebody who may not use them, and says so', async () => {
    const anna = await rooms.person();
    await rooms.document(anna, 'frist.md', '# Vertrag\n\nDie Kündigungsfrist beträgt sieben Wochen.');
    await rooms.ok('PATCH', `/api/users/${anna.id}`, { role: await role(['chat.use']) });
    const { accessToken: token } = await rooms.ok('POST', '/api/auth/login', {
      email: anna.email,
      password: 'noch ein gutes Wort',
    });
    expect((await rooms.call('POST', '/api/search', { query: 'Kündigungsfrist' }, token)).body.code).toBe('FORBIDDEN');
    const { chatId } = await rooms.ask({ ...anna, token }, 'Wie lange ist die Kündigungsfrist?');
    await until(() => model.open.length > 0);
    model.open.splice(0).forEach((response) => response.end('data: [DONE]\n\n'));
    await until(async () => (await rooms.lastMessage(chatId, token)).state === 'done');
    const answer = await rooms.lastMessage(chatId, token);
    expect(answer.notices).toContain('search_refused');
    expect([answer.citations, answer.text.includes('sieben')]).toEqual([[], false]);
  });

  it('closes each door of a module to those who were not granted it', async () => {
    const { token } = await rooms.person(await role([]));
    for (const [method, path, body] of [
      ['GET', '/api/chats', undefined],
      ['POST', '/api/chats', {}],
      ['GET', '/api/collections', undefined],
      ['POST', '/api/search', { query: 'x' }],
      ['GET', '/api/llm/connections', undefined],
      ['GET', '/api/users', undefined],
    ] as const) {
      const reply = await rooms.call(method, path, body, token);
      expect([path, reply.status, reply.body.code]).toEqual([path, 403, 'FORBIDDEN']);
    }
  });
});
