import type { AnswerEvent, StreamEvent } from '@assist/contracts';
import { AppError, type RequestContext } from '@assist/kernel';
import { StreamLog } from '@assist/platform/realtime';
import { Injectable } from '@nestjs/common';
import { setTimeout as wait } from 'node:timers/promises';
import { finalEvent, wireSeq, type LoggedAnswerEvent } from '../answering/answer-events.js';
import type { ChatMessage } from '../messages/chat-message.entity.js';
import { ChatMessageRepository } from '../messages/chat-message.repository.js';

/** A stream that is not there yet or was lost is looked for again this often. */
const RECHECK_MS = 500;
/** The stored state is looked at this often, should the last event have been lost with the process that wrote it. */
const WATCH_MS = 2000;

/** The events of an answer from any place on, to its end, however often the processes behind it change. */
@Injectable()
export class FollowAnswer {
  constructor(
    private readonly streams: StreamLog,
    private readonly messages: ChatMessageRepository,
  ) {}

  /** @throws AppError MESSAGE_NOT_FOUND, also for an answer of somebody else */
  async find(ctx: RequestContext, messageId: string): Promise<ChatMessage> {
    const message = await this.messages.find(ctx, messageId);
    if (message === null || message.role !== 'assistant') throw new AppError('MESSAGE_NOT_FOUND');
    return message;
  }

  /** Ends with the answer, when the chat is deleted, or when `ctx.signal` aborts. */
  async *execute(ctx: RequestContext, messageId: string, after: number): AsyncGenerator<StreamEvent> {
    let last = after;
    while (!ctx.signal.aborted) {
      for await (const { seq, event } of this.#live(ctx, messageId, last)) {
        last = seq;
        yield { messageId, seq, event };
        if (isFinal(event)) return;
      }
      if (ctx.signal.aborted) return;
      const message = await this.messages.find(ctx, messageId);
      if (message === null) return;
      const final = finalEvent(message);
      if (final !== null) return yield { messageId, seq: Math.max(last, wireSeq(message.run, 0)) + 1, event: final };
      await wait(RECHECK_MS, undefined, { signal: ctx.signal }).catch(() => undefined);
    }
  }

  /** What the stream log has, until it ends or the stored answer turns out to have ended without it. */
  async *#live(ctx: RequestContext, messageId: string, after: number): AsyncGenerator<{ seq: number; event: AnswerEvent }> {
    const ended = new AbortController();
    const watch = setInterval(() => {
      this.messages.find(ctx, messageId).then(
        (message) => (message === null || finalEvent(message) !== null ? ended.abort() : undefined),
        () => undefined,
      );
    }, WATCH_MS);
    try {
      let last = after;
      for await (const { seq, event } of this.streams.read(messageId, 0, AbortSignal.any([ctx.signal, ended.signal]))) {
        const logged = event as unknown as LoggedAnswerEvent;
        const wire = wireSeq(logged.run, seq);
        if (wire <= last) continue;
        last = wire;
        yield { seq: wire, event: logged.event };
      }
    } catch {
      // A log that is away is as good as one that was lost: the stored answer is looked at, then the log again.
    } finally {
      clearInterval(watch);
    }
  }
}

function isFinal(event: AnswerEvent): boolean {
  return event.type === 'done' || event.type === 'stopped' || event.type === 'failed';
}
