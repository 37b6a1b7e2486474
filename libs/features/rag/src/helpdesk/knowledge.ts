import { setTimeout as wait } from 'node:timers/promises';
import { AppError, type RequestContext } from '@assist/kernel';
import { userIdOf } from '@assist/platform/http';
import { WorkQueue } from '@assist/platform/work';
import { Injectable } from '@nestjs/common';
import { DocumentRepository } from '../documents/document.repository.js';
import { RequestReindex } from '../index/request-reindex.js';

export interface KnowledgeState {
  readonly status: 'ok' | 'running';
  /** Documents that can be found: those of the caller, or all after a rebuild. */
  readonly doc_count: number;
}

/** How long the call waits before it answers that the rebuild goes on. */
const WAIT_MS = 10_000;
const LOOK_EVERY_MS = 50;

@Injectable()
export class Knowledge {
  constructor(
    private readonly documents: DocumentRepository,
    private readonly requestReindex: RequestReindex,
    private readonly queue: WorkQueue,
  ) {}

  async state(ctx: RequestContext): Promise<KnowledgeState> {
    return { status: 'ok', doc_count: await this.documents.countReady(ctx, userIdOf(ctx)) };
  }

  /** For administrators. Builds the index anew beside the one that answers; `running` when that takes longer than ten seconds. */
  async reindex(ctx: RequestContext): Promise<KnowledgeState> {
    const work = await this.requestReindex.execute(ctx);
    const end = performance.now() + WAIT_MS;
    let state = await this.queue.state(ctx, work);
    while ((state === 'ready' || state === 'running') && performance.now() < end) {
      await wait(LOOK_EVERY_MS, undefined, { signal: ctx.signal });
      state = await this.queue.state(ctx, work);
    }
    if (state === 'failed') throw new AppError('SERVICE_UNAVAILABLE');
    return { status: state === 'done' ? 'ok' : 'running', doc_count: await this.documents.countReady(ctx) };
  }
}
