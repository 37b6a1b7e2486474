import { AppError, isAppError, PermissionGate, type RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { RightWatch } from '@assist/platform/http';
import { Processor, WorkProcessor, type WorkItem } from '@assist/platform/work';
import { Injectable } from '@nestjs/common';
import type { ChatMessage } from '../messages/chat-message.entity.js';
import { ChatMessageRepository, OPEN_STATES } from '../messages/chat-message.repository.js';
import { AnswerEndings } from './answer-endings.js';
import { AnswerEvents } from './answer-events.js';
import { ANSWER_WORK } from './answer-work.js';
import { AnswerWriter } from './answer-writer.js';
import { ComposeAnswer } from './compose-answer.js';
import { ANSWER_PERMISSION, refusal } from './answer-right.js';

const HISTORY = 12;

/**
 * Writes one answer. It may run again after a crash at any point: then it writes anew and those who watch are told to
 * drop what they saw. A search that is away is tried again; any other fault of it or of the model ends the answer with
 * its problem, and a person may retry it.
 */
@Injectable()
@WorkProcessor({ type: ANSWER_WORK, module: 'chat', access: 'use', concurrency: 200, maxAttempts: 6, timeoutMs: 30 * 60_000 })
export class AnswerQuestion extends Processor {
  constructor(
    private readonly messages: ChatMessageRepository,
    private readonly events: AnswerEvents,
    private readonly composer: ComposeAnswer,
    private readonly endings: AnswerEndings,
    private readonly database: Database,
    private readonly permissions: PermissionGate,
  ) {
    super();
  }

  override async process(ctx: RequestContext, item: WorkItem): Promise<void> {
    const answer = await this.#begin(ctx, item);
    if (answer === null) return;
    if (answer.stopRequested) return this.#finish(ctx, item, { ...answer, ...this.endings.stopped() });
    if (answer.run > 1) await this.events.reset(answer);
    // Asked while it was allowed; a question of somebody who was suspended since goes to no model.
    if (!(await this.#isAllowed(ctx))) return this.#finish(ctx, item, { ...answer, ...this.endings.after(ctx, refusal()) });
    await this.#write(ctx, item, answer);
  }

  /** Attempts are used up, or the process died over it again and again: the answer must not stay open. */
  override async onFailed(ctx: RequestContext, item: WorkItem, error: unknown): Promise<void> {
    const answer = await this.messages.find(ctx, item.subjectId ?? '');
    if (answer === null || !OPEN_STATES.includes(answer.state)) return;
    const ending = this.endings.after(ctx, error);
    await this.messages.finish(ctx, answer.id, ending);
    this.database.afterCommit(ctx, () => void this.events.end({ ...answer, ...ending }));
  }

  /** Null when there is nothing to write any more, as after the chat was deleted. */
  #begin(ctx: RequestContext, item: WorkItem): Promise<ChatMessage | null> {
    return item.fenced(ctx, async (tx) => {
      const answer = await this.messages.find(tx, item.subjectId ?? '');
      if (answer === null || !OPEN_STATES.includes(answer.state)) return null;
      return answer.stopRequested ? answer : this.messages.begin(tx, answer);
    });
  }

  async #write(ctx: RequestContext, item: WorkItem, answer: ChatMessage): Promise<void> {
    const writer = new AnswerWriter(ctx, item, answer, this.events, this.messages);
    const rights = new RightWatch(() => this.#isAllowed(ctx), refusal);
    let fault: { readonly error: unknown } | undefined;
    try {
      await this.#compose({ ...ctx, signal: AbortSignal.any([ctx.signal, writer.signal, rights.signal]) }, answer, writer);
    } catch (error) {
      fault = { error };
    } finally {
      rights.stop();
    }
    await writer.settle();
    if (writer.isGone) return;
    writer.signal.throwIfAborted();
    // Another service of ours starts or restarts: the work is tried again by itself in a moment.
    if (fault !== undefined && isAppError(fault.error, 'UPSTREAM_UNREACHABLE')) throw fault.error;
    const ending = fault === undefined ? this.endings.done() : this.endings.after(ctx, fault.error);
    await this.#finish(ctx, item, { ...answer, ...writer.content, ...ending });
  }

  #isAllowed(ctx: RequestContext): Promise<boolean> {
    return this.permissions.allows(ctx, ANSWER_PERMISSION);
  }

  async #compose(ctx: RequestContext, answer: ChatMessage, writer: AnswerWriter): Promise<void> {
    const before = await this.messages.before(ctx, answer.chatId, answer.position, HISTORY + 1);
    const question = before.find((message) => message.id === answer.questionId);
    if (question === undefined) throw new AppError('MESSAGE_NOT_FOUND');
    const history = before.filter((message) => message !== question).map(({ role, text }) => ({ role, text }));
    const { collectionIds, modelId } = answer;
    await this.composer.execute(ctx, { question: question.text, history, collectionIds, modelId }, writer);
  }

  async #finish(ctx: RequestContext, item: WorkItem, answer: ChatMessage): Promise<void> {
    const { text, citations, notices, model, state, problem, finishedAt } = answer;
    const ending = { text, citations, notices, model, state, problem, finishedAt };
    const isStored = await item.complete(ctx, (tx) => this.messages.finish(tx, answer.id, ending));
    if (isStored) await this.events.end(answer);
  }
}
