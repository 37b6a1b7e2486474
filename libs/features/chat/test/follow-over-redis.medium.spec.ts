// Real: Redis streams, as several processes share them. Fake: the stored message.
import { afterAll, describe, expect, it } from 'vitest';
import type { StreamEvent } from '@assist/contracts';
import { newId, userContext } from '@assist/kernel';
import { createLog } from '@assist/platform/observability';
import { RedisStreamLog } from '@assist/platform/realtime';
import { testService, until } from '@assist/platform/testing';
import { AnswerEvents } from '../src/answering/answer-events.js';
import type { ChatMessage } from '../src/messages/chat-message.entity.js';
import type { ChatMessageRepository } from '../src/messages/chat-message.repository.js';
import { FollowAnswer } from '../src/realtime/follow-answer.js';

const url = testService('redis');

describe.runIf(url !== undefined)('following an answer that another process writes', () => {
  const prefix = `test-${newId()}`;
  const logs = [new RedisStreamLog(url ?? '', prefix), new RedisStreamLog(url ?? '', prefix)] as const;
  afterAll(() => Promise.all(logs.map((log) => log.close())));

  it('sees each event once and in order, over a crash, a new writer and a reload', async () => {
    const answer = makeAnswer();
    const repository = { find: async () => answer } as unknown as ChatMessageRepository;
    const writer = new AnswerEvents(logs[0], createLog({ service: 'test', version: '0', level: 'silent' }));
    const follow = new FollowAnswer(logs[1], repository);
    const ctx = userContext({ userId: answer.ownerId, roles: ['user'] });
    const watch = (after: number): { events: StreamEvent[]; ended: Promise<void> } => {
      const events: StreamEvent[] = [];
      const ended = (async () => {
        for await (const event of follow.execute(ctx, answer.id, after)) events.push(event);
      })();
      return { events, ended };
    };
    await logs[0].restart(answer.id);
    const page = watch(0);
    answer.run = 1;
    await writer.emit(answer, { type: 'delta', text: 'Erster' });
    await until(() => page.events.length === 1);
    const zombie = { ...answer };
    answer.run = 2;
    await writer.reset(answer);
    await writer.emit(zombie, { type: 'delta', text: ' vom Toten' });
    await writer.emit(answer, { type: 'delta', text: 'Zweiter' });
    await until(() => page.events.length === 3);
    const reloaded = watch(page.events[1]!.seq);
    Object.assign(answer, { state: 'done', text: 'Zweiter' });
    await writer.end(answer);
    await Promise.all([page.ended, reloaded.ended]);

    const told = (events: readonly StreamEvent[]) =>
      events.map(({ event }) => (event.type === 'delta' ? event.text : event.type));
    expect(told(page.events)).toEqual(['Erster', 'reset', 'Zweiter', 'done']);
    expect(told(reloaded.events)).toEqual(['Zweiter', 'done']);
    const seqs = page.events.map((event) => event.seq);
    expect([...new Set(seqs)].sort((a, b) => a - b)).toEqual(seqs);
  });
});

function makeAnswer(): ChatMessage {
  const empty = {
    text: '',
    citations: [],
    notices: [],
    model: null,
    problem: null,
    finishedAt: null,
    collectionIds: null,
    modelId: null,
  };
  const ids = { id: newId(), chatId: newId(), ownerId: newId(), questionId: newId() };
  return { ...empty, ...ids, position: 2, role: 'assistant', state: 'streaming', createdAt: 0, run: 0, stopRequested: false };
}
