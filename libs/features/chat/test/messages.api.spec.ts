// Real: HTTP, database (each engine), work, streams. Fake: sign-in, licence, search, models. T1, T4: ids in bodies.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { messageListSchema, messageSchema } from '@assist/contracts';
import { AppError, newId } from '@assist/kernel';
import { testDatabases, until } from '@assist/platform/testing';
import { answerIn, ask, beginChat, createChatApp, messagesOf, type ChatApp, type Person } from './chat-app.js';
import { makePassage } from './make-passage.js';

const passages = [
  makePassage('Das Arbeitsverhältnis beginnt im Januar. Während der Probezeit beträgt die Kündigungsfrist zwei Wochen.', {
    title: 'Vertrag.pdf',
  }),
  makePassage('Jeder Mitarbeiter hat 30 Tage Urlaub. Anträge auf Urlaub stellt man im Portal.', { title: 'Urlaub.pdf' }),
];
const QUESTION = 'Wie lange ist die Kündigungsfrist in der Probezeit?';

describe.each(testDatabases())('messages on $engine', (engine) => {
  let app: ChatApp;
  let anna: Person;
  beforeAll(async () => {
    app = await createChatApp({ engine });
    anna = app.user();
    app.search.passages.set(anna.userId, passages);
  });
  afterAll(() => app.close());
  afterEach(() => {
    app.models.disconnect();
    app.search.fault = undefined;
  });
  const as = ({ token }: Person, method: string, path: string, body?: object) => app.call(method, path, { token, body });
  const stop = (chatId: string, id: string) => as(anna, 'POST', `/api/chats/${chatId}/messages/${id}/stop`);
  const retry = (chatId: string, id: string, body?: object) =>
    as(anna, 'POST', `/api/chats/${chatId}/messages/${id}/retry`, body);

  it('answers without a model by quoting, and says that none is connected', async () => {
    const chat = await beginChat(app, anna);
    const { question, answer } = await ask(app, anna, chat.id, QUESTION);
    expect([question.state, answer.state, answer.text]).toEqual(['done', 'queued', '']);
    const done = await answerIn(app, anna, chat.id, 'done');
    expect(done).toMatchObject({ id: answer.id, role: 'assistant', model: null, notices: ['no_model'], problem: null });
    expect(done.text).toMatch(/zwei Wochen\. \[1\]/);
    expect(done.citations[0]).toMatchObject({ n: 1, documentId: passages[0]!.documentId, title: 'Vertrag.pdf' });
    expect(done.finishedAt).not.toBeNull();
    expect((await as(anna, 'GET', `/api/chats/${chat.id}`)).body.title).toBe(QUESTION);
  });

  it('says that nothing was found, that documents are still being read, or that there are none', async () => {
    const chat = await beginChat(app, anna);
    await ask(app, anna, chat.id, 'Wer gewann die Weltmeisterschaft?');
    expect(await answerIn(app, anna, chat.id, 'done')).toMatchObject({ notices: ['no_model', 'nothing_found'], citations: [] });
    const bert = app.user();
    const empty = await beginChat(app, bert);
    await ask(app, bert, empty.id, QUESTION);
    expect(await answerIn(app, bert, empty.id, 'done')).toMatchObject({ notices: ['no_documents', 'no_model'], citations: [] });
    app.search.pending.set(bert.userId, 1);
    await ask(app, bert, empty.id, QUESTION);
    expect(await answerIn(app, bert, empty.id, 'done')).toMatchObject({ notices: ['documents_pending', 'no_model'] });
  });

  it('lets a model answer from numbered passages and keeps the sources that it cites', async () => {
    app.models.connect(newId(), ['Urlaub stellt man im ', 'Portal [2', ']. Frist: zwei Wochen [1]. Erfunden [7].']);
    const chat = await beginChat(app, anna);
    await ask(app, anna, chat.id, QUESTION);
    const done = await answerIn(app, anna, chat.id, 'done');
    expect(done).toMatchObject({
      model: 'test-model',
      notices: [],
      text: 'Urlaub stellt man im Portal [1]. Frist: zwei Wochen [2]. Erfunden.',
    });
    expect(done.citations.map(({ n, documentId, quote }) => [n, documentId, quote])).toEqual([
      [1, passages[1]!.documentId, 'Anträge auf Urlaub stellt man im Portal.'],
      [2, passages[0]!.documentId, 'Während der Probezeit beträgt die Kündigungsfrist zwei Wochen.'],
    ]);
    expect(app.models.last.request.messages[0]?.text).toContain('nummerierten Passagen');
  });

  it('tells what each question was asked of, so that the next one can be asked of the same', async () => {
    const modelId = newId();
    app.models.connect(modelId, ['Zwei Wochen [1].']);
    const chat = await beginChat(app, anna);
    const first = await ask(app, anna, chat.id, QUESTION);
    expect([first.question.asked, first.answer.asked]).toEqual([null, { collectionIds: null, modelId: null }]);
    await answerIn(app, anna, chat.id, 'done');
    const asked = { collectionIds: [passages[0]!.collectionId], modelId };
    app.search.owners.set(passages[0]!.collectionId, anna.userId);
    await ask(app, anna, chat.id, QUESTION, asked);
    await until(async () => (await messagesOf(app, anna, chat.id)).at(-1)?.state === 'done');
    expect((await messagesOf(app, anna, chat.id)).at(-1)?.asked).toEqual(asked);
  });

  it('gives a model the conversation and searches a follow-up with the question before it', async () => {
    app.models.connect(newId(), ['Zwei Wochen [1].']);
    const chat = await beginChat(app, anna);
    await ask(app, anna, chat.id, QUESTION);
    await answerIn(app, anna, chat.id, 'done');
    await ask(app, anna, chat.id, 'Und danach?');
    await answerIn(app, anna, chat.id, 'done');
    expect(app.search.requests.at(-1)?.query).toBe(`Und danach?\n${QUESTION}`);
    expect(app.models.last.request.messages.slice(1, -1)).toEqual([
      { role: 'user', text: QUESTION },
      { role: 'assistant', text: 'Zwei Wochen.' },
    ]);
    expect((await messagesOf(app, anna, chat.id)).map((message) => message.role)).toEqual([
      'user',
      'assistant',
      'user',
      'assistant',
    ]);
  });

  it('takes one question at a time, also of two at once', async () => {
    app.models.connect(newId());
    const chat = await beginChat(app, anna);
    const replies = await Promise.all(
      Array.from({ length: 6 }, () => as(anna, 'POST', `/api/chats/${chat.id}/messages`, { text: QUESTION })),
    );
    expect(replies.map((reply) => reply.status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
    expect(replies.filter((reply) => reply.status === 409).every((reply) => reply.body.code === 'CHAT_BUSY')).toBe(true);
    expect(await messagesOf(app, anna, chat.id)).toHaveLength(2);
    await until(() => app.models.calls.length > 0);
    app.models.last.say('x').end();
    await answerIn(app, anna, chat.id, 'done');
    expect((await as(anna, 'POST', `/api/chats/${chat.id}/messages`, { text: QUESTION })).status).toBe(201);
    await until(() => app.models.calls.length > 1);
    app.models.last.say('y').end();
    await answerIn(app, anna, chat.id, 'done');
  });

  it('T1, T4: refuses collections and models that the asker may not use, and stores nothing then', async () => {
    const [own, foreign] = [newId(), newId()];
    app.search.owners.set(own, anna.userId).set(foreign, newId());
    const chat = await beginChat(app, anna);
    for (const [body, code] of [
      [{ text: 'x', collectionIds: [own, foreign] }, 'COLLECTION_NOT_FOUND'],
      [{ text: 'x', collectionIds: [newId()] }, 'COLLECTION_NOT_FOUND'],
      [{ text: 'x', modelId: newId() }, 'CONNECTION_NOT_FOUND'],
    ] as const) {
      const reply = await as(anna, 'POST', `/api/chats/${chat.id}/messages`, body);
      expect([reply.status, reply.body.code]).toEqual([404, code]);
    }
    expect(await messagesOf(app, anna, chat.id)).toEqual([]);
    await ask(app, anna, chat.id, QUESTION, { collectionIds: [own] });
    await answerIn(app, anna, chat.id, 'done');
    expect(app.search.requests.at(-1)?.collectionIds).toEqual([own]);
    app.search.requests.length = 0;
    await ask(app, anna, chat.id, QUESTION, { collectionIds: [] });
    expect(await answerIn(app, anna, chat.id, 'done')).toMatchObject({ citations: [] });
    expect(app.search.requests).toEqual([]);
  });

  it('keeps what was written when the provider fails, names the problem, and answers anew on request', async () => {
    app.models.connect(newId());
    const chat = await beginChat(app, anna);
    const { answer } = await ask(app, anna, chat.id, QUESTION);
    await until(() => app.models.calls.length === 1);
    app.models.last.say('Die Frist [1] ').fail(new AppError('PROVIDER_TIMEOUT', { phase: 'idle', seconds: 60 }));
    const failed = await answerIn(app, anna, chat.id, 'failed');
    expect(failed).toMatchObject({
      text: 'Die Frist [1]',
      model: 'test-model',
      problem: { code: 'PROVIDER_TIMEOUT', params: { phase: 'idle' } },
    });
    const reply = await retry(chat.id, answer.id);
    expect([reply.status, messageSchema.parse(reply.body)]).toMatchObject([
      200,
      { id: answer.id, state: 'queued', text: '', problem: null, citations: [] },
    ]);
    expect((await retry(chat.id, answer.id)).body.code).toBe('CHAT_BUSY');
    await until(() => app.models.calls.length === 2);
    app.models.last.say('Zwei Wochen [1].').end();
    expect(await answerIn(app, anna, chat.id, 'done')).toMatchObject({ id: answer.id, text: 'Zwei Wochen [1].', problem: null });
    expect((await retry(chat.id, answer.id)).body.code).toBe('MESSAGE_NOT_RETRYABLE');
  });

  it('quotes the passages when the model fails before its first word, and shows them when nothing can be quoted', async () => {
    app.models.connect(newId());
    const chat = await beginChat(app, anna);
    for (const [question, expected] of [
      [QUESTION, { text: expect.stringMatching(/zwei Wochen\. \[1\]/), notices: ['model_failed'], model: null }],
      ['Wer gewann die Weltmeisterschaft?', { text: '', notices: [], model: 'test-model' }],
    ] as const) {
      app.models.calls.length = 0;
      await ask(app, anna, chat.id, question);
      await until(() => app.models.calls.length === 1);
      app.models.last.fail(new AppError('PROVIDER_FAILED', { status: 500, reason: 'CUDA out of memory' }));
      const failed = await answerIn(app, anna, chat.id, 'failed');
      expect(failed).toMatchObject({ ...expected, problem: { code: 'PROVIDER_FAILED', params: { status: 500 } } });
      expect(failed.citations[0]?.n).toBe(1);
    }
    expect((await messagesOf(app, anna, chat.id)).at(-1)?.citations.map(({ quote }) => quote)).toEqual(
      passages.map(({ text }) => text),
    );
  });

  it('quotes nothing for who stopped the answer', async () => {
    app.models.connect(newId());
    const chat = await beginChat(app, anna);
    const { answer } = await ask(app, anna, chat.id, QUESTION);
    await until(() => app.models.calls.length === 1);
    await stop(chat.id, answer.id);
    expect(await answerIn(app, anna, chat.id, 'stopped')).toMatchObject({ text: '', notices: [], citations: [] });
  });

  it('says so when a model refers to none of the passages that it was given', async () => {
    app.models.connect(newId(), ['Wahrscheinlich vier Wochen [9].']);
    const chat = await beginChat(app, anna);
    await ask(app, anna, chat.id, QUESTION);
    const done = await answerIn(app, anna, chat.id, 'done');
    expect(done).toMatchObject({ text: 'Wahrscheinlich vier Wochen.', notices: ['not_cited'] });
    expect(done.citations).toHaveLength(2);
    const bert = app.user();
    const empty = await beginChat(app, bert);
    await ask(app, bert, empty.id, QUESTION);
    expect((await answerIn(app, bert, empty.id, 'done')).notices).toEqual(['no_documents']);
  });

  it('answers anew with another model on request, and refuses one that the asker may not use', async () => {
    const [broken, working] = [newId(), newId()];
    app.models.connect(broken);
    const chat = await beginChat(app, anna);
    const { answer } = await ask(app, anna, chat.id, QUESTION, { modelId: broken });
    await until(() => app.models.calls.length === 1);
    app.models.last.fail(new AppError('PROVIDER_AUTH_FAILED', { status: 401, reason: '' }));
    await answerIn(app, anna, chat.id, 'failed');
    app.models.disconnect();
    app.models.connect(working, ['Zwei Wochen [1].']);
    expect((await retry(chat.id, answer.id, { modelId: newId() })).body.code).toBe('CONNECTION_NOT_FOUND');
    expect((await retry(chat.id, answer.id, { modelId: 'x' })).body.code).toBe('VALIDATION_FAILED');
    expect((await messagesOf(app, anna, chat.id)).at(-1)?.state).toBe('failed');
    expect((await retry(chat.id, answer.id, { modelId: working })).status).toBe(200);
    expect(await answerIn(app, anna, chat.id, 'done')).toMatchObject({ id: answer.id, text: 'Zwei Wochen [1].' });
  });

  it('answers anew with the default model when the chosen one is gone', async () => {
    const [gone, standard] = [newId(), newId()];
    app.models.connect(gone);
    const chat = await beginChat(app, anna);
    const { answer } = await ask(app, anna, chat.id, QUESTION, { modelId: gone });
    await until(() => app.models.calls.length === 1);
    app.models.last.fail(new AppError('PROVIDER_FAILED', { status: 500, reason: '' }));
    await answerIn(app, anna, chat.id, 'failed');
    app.models.connect(standard, ['Zwei Wochen [1].']);
    await retry(chat.id, answer.id);
    expect(await answerIn(app, anna, chat.id, 'failed')).toMatchObject({ problem: { code: 'CONNECTION_NOT_FOUND' } });
    await retry(chat.id, answer.id, { modelId: null });
    expect(await answerIn(app, anna, chat.id, 'done')).toMatchObject({ text: 'Zwei Wochen [1].' });
  });

  it('waits for a search that starts later', async () => {
    app.search.fault = new AppError('UPSTREAM_UNREACHABLE');
    const asked = app.search.requests.length;
    const chat = await beginChat(app, anna);
    await ask(app, anna, chat.id, QUESTION);
    await until(async () => app.search.requests.length > asked);
    app.search.fault = undefined;
    expect((await answerIn(app, anna, chat.id, 'done')).citations.length).toBeGreaterThan(0);
  });

  it('fails with a problem when the search takes too long, and hides what is not for people', async () => {
    const chat = await beginChat(app, anna);
    app.search.fault = new AppError('UPSTREAM_TIMEOUT', { service: 'rag' });
    await ask(app, anna, chat.id, QUESTION);
    expect(await answerIn(app, anna, chat.id, 'failed')).toMatchObject({ problem: { code: 'UPSTREAM_TIMEOUT' } });
    app.search.fault = new TypeError('secret detail at /srv/internal');
    await ask(app, anna, chat.id, QUESTION);
    const failed = await answerIn(app, anna, chat.id, 'failed');
    expect(failed.problem?.code).toBe('INTERNAL_ERROR');
    expect(JSON.stringify(failed)).not.toContain('secret detail');
  });

  it('calls an empty answer a failure', async () => {
    app.models.connect(newId(), ['', ' ']);
    const chat = await beginChat(app, anna);
    await ask(app, anna, chat.id, QUESTION);
    expect(await answerIn(app, anna, chat.id, 'failed')).toMatchObject({
      problem: { code: 'PROVIDER_FAILED', params: { fault: 'empty' } },
    });
  });

  it('stops an answer in the middle, keeps its text, and closes the model', async () => {
    app.models.connect(newId());
    const chat = await beginChat(app, anna);
    const { answer } = await ask(app, anna, chat.id, QUESTION);
    await until(() => app.models.calls.length === 1);
    app.models.last.say('Zwei Wochen [1] und');
    await until(async () => app.streams.exists(answer.id));
    expect((await stop(chat.id, answer.id)).status).toBe(204);
    const stopped = await answerIn(app, anna, chat.id, 'stopped');
    expect(stopped).toMatchObject({ text: 'Zwei Wochen [1] und', problem: null, citations: [{ n: 1 }] });
    expect([app.models.last.signal.aborted, app.models.last.closed]).toEqual([true, true]);
    expect((await stop(chat.id, answer.id)).status).toBe(204);
    expect((await retry(chat.id, answer.id)).status).toBe(200);
    await until(() => app.models.calls.length === 2);
    app.models.last.say('Neu').end();
    await answerIn(app, anna, chat.id, 'done');
  });

  it('ends the writing when the chat is deleted meanwhile', async () => {
    app.models.connect(newId());
    const chat = await beginChat(app, anna);
    await ask(app, anna, chat.id, QUESTION);
    await until(() => app.models.calls.length === 1);
    app.models.last.say('Zwei');
    expect((await as(anna, 'DELETE', `/api/chats/${chat.id}`)).status).toBe(204);
    await until(() => app.models.last.closed);
    expect((await as(anna, 'GET', `/api/chats/${chat.id}/messages`)).status).toBe(404);
  });

  it('pages backwards through a long chat', async () => {
    const chat = await beginChat(app, anna);
    for (let index = 0; index < 4; index += 1) {
      await ask(app, anna, chat.id, `Frage ${index} zur Kündigungsfrist?`);
      await answerIn(app, anna, chat.id, 'done');
    }
    const all = await messagesOf(app, anna, chat.id);
    const page = async (query: string) =>
      messageListSchema.parse((await as(anna, 'GET', `/api/chats/${chat.id}/messages?${query}`)).body);
    const last = await page('limit=3');
    expect([last.items.map(({ id }) => id), last.hasMore]).toEqual([all.slice(5).map(({ id }) => id), true]);
    const first = await page(`limit=5&before=${last.items[0]!.id}`);
    expect([first.items.map(({ id }) => id), first.hasMore]).toEqual([all.slice(0, 5).map(({ id }) => id), false]);
    expect((await as(anna, 'GET', `/api/chats/${chat.id}/messages?before=${newId()}`)).body.code).toBe('MESSAGE_NOT_FOUND');
  });

  it.each([
    null,
    [],
    'text',
    7,
    {},
    { text: '' },
    { text: 'x'.repeat(32_001) },
    { text: 'x', modelId: 'y' },
    { text: 'x', collectionIds: 'y' },
    { text: { a: 1 } },
  ])('answers the body %# with 4xx and lives', async (body) => {
    const chat = await beginChat(app, anna);
    const reply = await app.call('POST', `/api/chats/${chat.id}/messages`, { token: anna.token, body });
    expect(reply.status).toBeGreaterThanOrEqual(400);
    expect(reply.status).toBeLessThan(500);
    expect(await messagesOf(app, anna, chat.id)).toEqual([]);
  });
});
