// Real: database (each engine), work table, processor, streams. Fake: search, models, sign-in, licence.
import { afterEach, describe, expect, it } from 'vitest';
import type { StreamEvent } from '@assist/contracts';
import { newId, systemContext, userContext, type RequestContext } from '@assist/kernel';
import { testDatabases, until } from '@assist/platform/testing';
import { LeaseLost, WorkSettlement, WorkStopped, type WorkItem } from '@assist/platform/work';
import { AnswerQuestion } from '../src/answering/answer-question.processor.js';
import { ANSWER_WORK } from '../src/answering/answer-work.js';
import { ChatMessageRepository } from '../src/messages/chat-message.repository.js';
import { FollowAnswer } from '../src/realtime/follow-answer.js';
import { answerIn, ask, beginChat, createChatApp, messagesOf, type ChatApp, type Person } from './chat-app.js';
import { makePassage } from './make-passage.js';

const QUESTION = 'Wie lange ist die Kündigungsfrist?';
const apps: ChatApp[] = [];
afterEach(async () => void (await Promise.all(apps.splice(0).map((app) => app.close()))));

interface Scene {
  readonly app: ChatApp;
  readonly anna: Person;
  readonly chatId: string;
  readonly answerId: string;
}

/** A worker in the hands of the test: it claims, and dies by never settling. */
class Worker {
  readonly aborter = new AbortController();
  readonly ctx: RequestContext;
  item: WorkItem | undefined;
  ended: Promise<unknown> = Promise.resolve();

  constructor(private readonly scene: Scene) {
    this.ctx = userContext(
      { userId: scene.anna.userId, roles: ['user'] },
      { requestId: 'work', locale: 'de', signal: this.aborter.signal },
    );
  }

  get #settlement(): WorkSettlement {
    return this.scene.app.app.get(WorkSettlement, { strict: false });
  }

  async claim(): Promise<this> {
    const [row] = await this.#settlement.claim(systemContext('test'), ANSWER_WORK, 1, { workerId: 'w', bootId: newId() }, 60_000);
    this.item = this.#settlement.itemOf(row!);
    const processor = this.scene.app.app.get(AnswerQuestion, { strict: false });
    this.ended = processor.process(this.ctx, this.item).then(
      () => 'ended',
      (error: unknown) => error,
    );
    return this;
  }

  /** What the platform does when the lease of a dead worker is over. */
  async loseLease(): Promise<void> {
    await this.#settlement.recover(systemContext('test'), { workerId: 'w', bootId: newId() });
  }
}

describe.each(testDatabases())('writing an answer on $engine', (engine) => {
  const scene = async (role: 'http' | 'all' = 'http'): Promise<Scene> => {
    const app = await createChatApp({ engine, role });
    apps.push(app);
    const anna = app.user();
    app.search.passages.set(anna.userId, [makePassage('Die Kündigungsfrist beträgt zwei Wochen.')]);
    app.models.connect(newId());
    const chat = await beginChat(app, anna);
    const { answer } = await ask(app, anna, chat.id, QUESTION);
    return { app, anna, chatId: chat.id, answerId: answer.id };
  };
  const follow = (
    at: Scene,
    after = 0,
    app: ChatApp = at.app,
  ): { events: StreamEvent[]; ended: Promise<void>; stop: () => void } => {
    const stop = new AbortController();
    const ctx = userContext({ userId: at.anna.userId, roles: ['user'] }, { signal: stop.signal });
    const events: StreamEvent[] = [];
    const ended = (async () => {
      for await (const event of app.app.get(FollowAnswer, { strict: false }).execute(ctx, at.answerId, after)) events.push(event);
    })();
    return { events, ended, stop: () => stop.abort() };
  };
  const read = async ({ app, anna, chatId }: Scene) => (await messagesOf(app, anna, chatId)).at(-1)!;
  const shown = (events: readonly StreamEvent[]): string =>
    events.reduce((text, { event }) => (event.type === 'reset' ? '' : event.type === 'delta' ? text + event.text : text), '');

  it('writes anew after a crash, tells those who watch, and lets the dead worker write nothing more', async () => {
    const at = await scene();
    const page = follow(at);
    const dead = await new Worker(at).claim();
    await until(() => at.app.models.calls.length === 1);
    const firstCall = at.app.models.last;
    firstCall.say('Erster Versuch');
    await until(() => shown(page.events) === 'Erster Versuch');

    await dead.loseLease();
    const heir = await new Worker(at).claim();
    await until(() => at.app.models.calls.length === 2);
    at.app.models.last.say('Zwei Wochen');
    await until(() => shown(page.events) === 'Zwei Wochen');
    firstCall.say(' und noch mehr vom Toten').end();
    expect(await dead.ended).toBeInstanceOf(LeaseLost);
    at.app.models.last.say(' [1].').end();
    expect(await heir.ended).toBe('ended');
    await page.ended;

    expect(page.events.map(({ event }) => event.type).filter((type) => type === 'reset')).toHaveLength(1);
    expect(shown(page.events)).toBe('Zwei Wochen [1].');
    const seqs = page.events.map((event) => event.seq);
    expect(seqs).toEqual([...new Set(seqs)].sort((a, b) => a - b));
    expect(await read(at)).toMatchObject({ state: 'done', text: 'Zwei Wochen [1].' });
  });

  it('tells which model it waits for once the search is over', async () => {
    const at = await scene();
    const page = follow(at);
    const worker = await new Worker(at).claim();
    await until(() => page.events.some(({ event }) => event.type === 'asking'));
    expect(page.events.map(({ event }) => event)).toEqual([
      { type: 'searching' },
      { type: 'asking', model: 'test-model', passages: 1 },
      { type: 'sources', citations: [expect.objectContaining({ n: 1 })] },
    ]);
    at.app.models.last.say('Zwei Wochen [1].').end();
    await worker.ended;
    await page.ended;
  });

  it('keeps the text so far while it writes, so that a crash or a stop elsewhere does not lose it', async () => {
    const at = await scene();
    const worker = await new Worker(at).claim();
    await until(() => at.app.models.calls.length === 1);
    await until(async () => {
      at.app.models.last.say(' Wort');
      return (await read(at)).text.length > 0;
    });
    expect(await read(at)).toMatchObject({ state: 'streaming', model: 'test-model', citations: [{ n: 1 }] });
    at.app.models.last.end();
    await worker.ended;
  });

  it('ends at once when it was stopped while its worker was dead, with the text that was kept', async () => {
    const at = await scene();
    const dead = await new Worker(at).claim();
    await until(() => at.app.models.calls.length === 1);
    await until(async () => {
      at.app.models.last.say(' Wort');
      return (await read(at)).text.length > 0;
    });
    const stopped = await at.app.call('POST', `/api/chats/${at.chatId}/messages/${at.answerId}/stop`, { token: at.anna.token });
    expect(stopped.status).toBe(204);
    expect((await read(at)).state).toBe('streaming');
    await dead.loseLease();
    const heir = await new Worker(at).claim();
    expect(await heir.ended).toBe('ended');
    expect(at.app.models.calls).toHaveLength(1);
    const message = await read(at);
    expect([message.state, message.text.startsWith('Wort')]).toEqual(['stopped', true]);
    at.app.models.last.end();
    await dead.ended;
    expect((await read(at)).text).toBe(message.text);
  });

  it('is not stopped by a fault of keeping, and comes again when the end cannot be stored', async () => {
    const at = await scene();
    const messages = at.app.app.get(ChatMessageRepository, { strict: false });
    const { keep, finish } = messages;
    let kept = 0;
    const broken = async (): Promise<boolean> => {
      kept += 1;
      throw new Error('the database is away');
    };
    Object.assign(messages, { keep: broken, finish: broken });
    const worker = await new Worker(at).claim();
    await until(() => at.app.models.calls.length === 1);
    await until(() => {
      at.app.models.last.say(' Wort');
      return kept > 0;
    });
    expect(at.app.models.last.signal.aborted).toBe(false);
    at.app.models.last.end();
    expect(await worker.ended).toMatchObject({ message: 'the database is away' });
    Object.assign(messages, { keep, finish });
    expect((await read(at)).state).toBe('streaming');
  });

  it('stores what a model says with characters that no database takes', async () => {
    const at = await scene('all');
    await until(() => at.app.models.calls.length === 1);
    const page = follow(at);
    at.app.models.last.say('Zwei\0 Wochen \ud83d', '\ude00 [1].\ud83d').end();
    await page.ended;
    expect(await read(at)).toMatchObject({ state: 'done', text: 'Zwei Wochen 😀 [1].\ufffd' });
    expect(page.events.at(-1)?.event).toMatchObject({ type: 'done', message: { text: 'Zwei Wochen 😀 [1].\ufffd' } });
  });

  it('stops before it begins when nobody has claimed it', async () => {
    const at = await scene();
    const page = follow(at);
    await at.app.call('POST', `/api/chats/${at.chatId}/messages/${at.answerId}/stop`, { token: at.anna.token });
    await page.ended;
    expect(page.events.map(({ event }) => event.type)).toEqual(['stopped']);
    expect(await read(at)).toMatchObject({ state: 'stopped', text: '' });
    const again = await at.app.call('POST', `/api/chats/${at.chatId}/messages`, {
      token: at.anna.token,
      body: { text: QUESTION },
    });
    expect(again.status).toBe(201);
  });

  it('gives the work back at a shutdown and leaves the answer open', async () => {
    const at = await scene();
    const worker = await new Worker(at).claim();
    await until(() => at.app.models.calls.length === 1);
    worker.aborter.abort(new WorkStopped('shutdown'));
    expect(await worker.ended).toBe(worker.aborter.signal.reason);
    expect((await read(at)).state).toBe('streaming');
    expect(at.app.models.last.closed).toBe(true);
  });

  it('fails an answer that takes too long, with what there is', async () => {
    const at = await scene();
    const worker = await new Worker(at).claim();
    await until(() => at.app.models.calls.length === 1);
    at.app.models.last.say('Halb');
    const page = follow(at);
    await until(() => shown(page.events) === 'Halb');
    worker.aborter.abort(new WorkStopped('timed-out'));
    expect(await worker.ended).toBe('ended');
    expect(await read(at)).toMatchObject({ state: 'failed', text: 'Halb', problem: { code: 'PROVIDER_TIMEOUT' } });
    await page.ended;
  });

  it('closes an answer whose work was given up, and tells those who watch', async () => {
    const at = await scene();
    const page = follow(at);
    const dead = await new Worker(at).claim();
    await until(() => at.app.models.calls.length === 1);
    const processor = at.app.app.get(AnswerQuestion, { strict: false });
    await at.app.database.transaction(new Worker(at).ctx, (tx) => processor.onFailed(tx, dead.item!, new Error('WORKER_LOST')));
    await page.ended;
    expect(page.events.at(-1)?.event).toMatchObject({ type: 'failed', message: { problem: { code: 'INTERNAL_ERROR' } } });
    expect((await read(at)).state).toBe('failed');
    at.app.models.last.end();
    await dead.ended;
    expect((await read(at)).state).toBe('failed');
  });

  it('finishes the work quietly when the chat is gone', async () => {
    const at = await scene();
    const worker = new Worker(at);
    const [before] = [await at.app.call('GET', `/api/chats/${at.chatId}`, { token: at.anna.token })];
    expect(before.status).toBe(200);
    await worker.claim();
    await until(() => at.app.models.calls.length === 1);
    const page = follow(at);
    await at.app.call('DELETE', `/api/chats/${at.chatId}`, { token: at.anna.token });
    at.app.models.last.say('zu spät').end();
    expect(await worker.ended).toBe('ended');
    await page.ended;
    expect(page.events.some(({ event }) => event.type === 'done')).toBe(false);
  });

  it('goes on after a restart of the process; a page that comes back with its old place sees the new writing', async () => {
    const at = await scene('all');
    await until(() => at.app.models.calls.length === 1);
    at.app.models.last.say('Vor dem ', 'Neustart');
    const page = follow(at);
    await until(() => shown(page.events) === 'Vor dem Neustart');
    const lastSeen = page.events.at(-1)!.seq;
    page.stop();
    await page.ended;
    await at.app.stop();
    apps.length = 0;

    const next = await createChatApp({ engine, restartOf: at.app, ports: at.app });
    apps.push(next);
    const back = follow(at, lastSeen, next);
    await until(() => at.app.models.calls.length === 2);
    at.app.models.last.say('Nach dem Neustart [1].').end();
    await back.ended;
    expect(back.events[0]).toMatchObject({ event: { type: 'reset' } });
    expect(back.events.every((event) => event.seq > lastSeen)).toBe(true);
    expect(shown(back.events)).toBe('Nach dem Neustart [1].');
    const token = next.authenticator.signIn(at.anna.userId);
    expect(await answerIn(next, { userId: at.anna.userId, token }, at.chatId, 'done')).toMatchObject({
      text: 'Nach dem Neustart [1].',
    });
  });

  it('shows the stored end when the last event was lost with its process', async () => {
    const at = await scene();
    const worker = await new Worker(at).claim();
    await until(() => at.app.models.calls.length === 1);
    const page = follow(at);
    at.app.models.last.say('Fertig.');
    await until(() => shown(page.events) === 'Fertig.');
    const append = at.app.streams.append.bind(at.app.streams);
    Object.assign(at.app.streams, {
      append: async () => Promise.reject(new Error('gone')),
      end: async () => Promise.reject(new Error('gone')),
    });
    at.app.models.last.end();
    expect(await worker.ended).toBe('ended');
    Object.assign(at.app.streams, { append });
    await page.ended;
    expect(page.events.at(-1)?.event).toMatchObject({ type: 'done', message: { text: 'Fertig.' } });
  });

  it('T14: ends the talk with the model when the module closes, and writes anew when it opens', async () => {
    const app = await createChatApp({ engine });
    apps.push(app);
    app.models.connect(newId());
    const anna = app.user();
    const chat = await beginChat(app, anna);
    await ask(app, anna, chat.id, QUESTION);
    await until(() => app.models.calls.length === 1);
    const first = app.models.last.say('Die Frist');
    app.gate.refuse('chat');
    await until(() => first.closed);
    first.say(' beträgt nichts.');
    app.gate.permit('chat');
    await until(() => app.models.calls.length === 2);
    app.models.last.say('Zwei Wochen.').end();
    expect((await answerIn(app, anna, chat.id, 'done', 'failed')).text).toBe('Zwei Wochen.');
  });

  it('waits while the module is not licensed, can be stopped there, and goes on by itself', async () => {
    const door = await createChatApp({ engine, role: 'http' });
    const worker = await createChatApp({ engine, restartOf: door, ports: door });
    apps.push(worker);
    worker.gate.refuse('chat');
    const anna = door.user();
    door.search.passages.set(anna.userId, [makePassage('Die Kündigungsfrist beträgt zwei Wochen.')]);
    const [dropped, kept] = [await beginChat(door, anna), await beginChat(door, anna)];
    const { answer } = await ask(door, anna, dropped.id, QUESTION);
    await ask(door, anna, kept.id, QUESTION);
    const parked = async (): Promise<number> =>
      Number(
        (
          await door.database
            .manager(systemContext('test'))
            .query<{ n: number | string }[]>("SELECT count(*) AS n FROM work_item WHERE status = 'parked'")
        )[0]?.n,
      );
    await until(async () => (await parked()) === 2);
    await door.call('POST', `/api/chats/${dropped.id}/messages/${answer.id}/stop`, { token: anna.token });
    expect((await answerIn(door, anna, dropped.id, 'stopped')).text).toBe('');
    expect((await messagesOf(door, anna, kept.id)).at(-1)?.state).toBe('queued');
    worker.gate.permit('chat');
    expect((await answerIn(door, anna, kept.id, 'done')).text).toContain('zwei Wochen');
    await door.stop();
  });
});
