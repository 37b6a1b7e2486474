import { AppError, Clock, type RequestContext } from '@assist/kernel';
import { Problems } from '@assist/platform/http';
import { LOG, type Log } from '@assist/platform/observability';
import { WorkStopped } from '@assist/platform/work';
import { Inject, Injectable } from '@nestjs/common';
import type { ChatMessage } from '../messages/chat-message.entity.js';

export type AnswerEnding = Pick<ChatMessage, 'state' | 'problem' | 'finishedAt'>;

/** How an answer ends, by what ended it. */
@Injectable()
export class AnswerEndings {
  constructor(
    private readonly problems: Problems,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Log,
  ) {}

  done(): AnswerEnding {
    return { state: 'done', problem: null, finishedAt: this.clock.now() };
  }

  stopped(): AnswerEnding {
    return { state: 'stopped', problem: null, finishedAt: this.clock.now() };
  }

  /** For what was thrown while `ctx` was in force. @throws `error` itself when somebody else goes on with the work */
  after(ctx: RequestContext, error: unknown): AnswerEnding {
    const why = ctx.signal.reason instanceof WorkStopped ? ctx.signal.reason.why : undefined;
    if (why === 'shutdown' || why === 'lease-lost' || why === 'not-allowed') throw error;
    if (why === 'cancelled') return this.stopped();
    const cause = why === 'timed-out' ? new AppError('PROVIDER_TIMEOUT', { phase: 'whole' }) : error;
    const { problem } = this.problems.of(cause, ctx.requestId);
    if (problem.code === 'INTERNAL_ERROR') {
      this.log.error({ requestId: ctx.requestId, err: error }, 'an answer failed unexpectedly');
    } else {
      this.log.info({ requestId: ctx.requestId, code: problem.code, ...problem.params }, 'an answer failed');
    }
    return { state: 'failed', problem, finishedAt: this.clock.now() };
  }
}
