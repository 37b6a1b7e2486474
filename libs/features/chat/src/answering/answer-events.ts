import type { AnswerEvent } from '@assist/contracts';
import { LOG, type Log } from '@assist/platform/observability';
import { StreamLog } from '@assist/platform/realtime';
import type { JsonValue } from '@assist/platform/work';
import { Inject, Injectable } from '@nestjs/common';
import type { ChatMessage } from '../messages/chat-message.entity.js';
import { toMessage } from '../messages/messages.dto.js';

/** As it lies in the stream log: with the run that wrote it. */
export interface LoggedAnswerEvent {
  readonly run: number;
  readonly event: AnswerEvent;
}

/**
 * Numbers of a run begin here. A memory log begins at 1 again after a restart of the process, so the run, which is
 * stored, keeps the numbers that clients see rising; it also tells events of a writer that lost its lease from new ones.
 */
const RUN_SPAN = 1_000_000;

export function wireSeq(run: number, seq: number): number {
  return Math.max(run - 1, 0) * RUN_SPAN + seq;
}

/**
 * The live events of answers. They are for watching only, the database is the truth: a log that does not answer never
 * stops an answer from being written.
 */
@Injectable()
export class AnswerEvents {
  #isAway = false;

  constructor(
    private readonly streams: StreamLog,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** Before the work of an answer exists: who comes to watch first finds a stream that begins, not one that is over. */
  async open(answerId: string): Promise<void> {
    await this.#tolerant(() => this.streams.restart(answerId));
  }

  /** The answer is gone: those who watch need not wait any more, and nothing of its text stays behind. */
  async forget(answerId: string): Promise<void> {
    await this.#tolerant(() => this.streams.restart(answerId));
    await this.#close(answerId);
  }

  /** Drops what an earlier run wrote and tells those who watch. */
  async reset(answer: ChatMessage): Promise<void> {
    await this.open(answer.id);
    await this.emit(answer, { type: 'reset' });
  }

  /** False when it could not be sent. */
  emit(answer: ChatMessage, event: AnswerEvent): Promise<boolean> {
    const logged: LoggedAnswerEvent = { run: answer.run, event };
    return this.#tolerant(() => this.streams.append(answer.id, logged as unknown as JsonValue));
  }

  /** The last event of an answer that has ended, with its stored message. */
  async end(answer: ChatMessage): Promise<void> {
    const final = finalEvent(answer);
    if (final !== null) await this.emit(answer, final);
    await this.#close(answer.id);
  }

  async #close(answerId: string): Promise<void> {
    await this.#tolerant(() => this.streams.end(answerId));
  }

  async #tolerant(step: () => Promise<unknown>): Promise<boolean> {
    try {
      await step();
      this.#isAway = false;
      return true;
    } catch (error) {
      // Once: an answer has hundreds of events.
      if (!this.#isAway) this.log.warn({ error: String(error) }, 'the events of answers cannot be sent');
      this.#isAway = true;
      return false;
    }
  }
}

/** Null while the answer is open. */
export function finalEvent(answer: ChatMessage): Extract<AnswerEvent, { message: unknown }> | null {
  const { state } = answer;
  return state === 'queued' || state === 'streaming' ? null : { type: state, message: toMessage(answer) };
}
