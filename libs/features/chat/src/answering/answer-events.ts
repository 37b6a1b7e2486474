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
  constructor(
    private readonly streams: StreamLog,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** Drops what an earlier run wrote and tells those who watch. */
  async reset(answer: ChatMessage): Promise<void> {
    await this.#tolerant(() => this.streams.restart(answer.id));
    await this.emit(answer, { type: 'reset' });
  }

  emit(answer: ChatMessage, event: AnswerEvent): Promise<void> {
    const logged: LoggedAnswerEvent = { run: answer.run, event };
    return this.#tolerant(async () => void (await this.streams.append(answer.id, logged as unknown as JsonValue)));
  }

  /** The last event of an answer that has ended, with its stored message. */
  async end(answer: ChatMessage): Promise<void> {
    const final = finalEvent(answer);
    if (final !== null) await this.emit(answer, final);
    await this.#tolerant(() => this.streams.end(answer.id));
  }

  async #tolerant(step: () => Promise<void>): Promise<void> {
    try {
      await step();
    } catch (error) {
      this.log.warn({ error: String(error) }, 'the events of an answer could not be sent');
    }
  }
}

/** Null while the answer is open. */
export function finalEvent(answer: ChatMessage): Extract<AnswerEvent, { message: unknown }> | null {
  const { state } = answer;
  return state === 'queued' || state === 'streaming' ? null : { type: state, message: toMessage(answer) };
}
