import { setTimeout as wait } from 'node:timers/promises';
import { AppError, type RequestContext } from '@assist/kernel';
import { Processor, WorkProcessor, type WorkItem } from '@assist/platform/work';
import { Injectable } from '@nestjs/common';
import { RetrievalIndex } from '../index/retrieval-index.js';
import { FORGET_WORK } from '../ingest/work-types.js';
import { CleaningRepository } from './cleaning.repository.js';

const LOOK_EVERY_MS = 250;
const PATIENCE_MS = 10 * 60_000;

/** After the documents of a person are gone from the index: takes their words out of its files, too. */
@Injectable()
@WorkProcessor({
  type: FORGET_WORK,
  module: 'core',
  access: 'delete',
  concurrency: 1,
  maxAttempts: 50,
  maxCrashes: 20,
  timeoutMs: 7_200_000,
})
export class ForgetWords extends Processor<null> {
  constructor(
    private readonly cleaning: CleaningRepository,
    private readonly index: RetrievalIndex,
  ) {
    super();
  }

  override async process(ctx: RequestContext, { subjectId }: WorkItem<null>): Promise<void> {
    if (subjectId === null) return;
    const end = performance.now() + PATIENCE_MS;
    while ((await this.cleaning.countOpen(ctx, subjectId)) > 0) {
      if (performance.now() > end) throw new AppError('SERVICE_UNAVAILABLE', { type: FORGET_WORK });
      await wait(LOOK_EVERY_MS, undefined, { signal: ctx.signal });
    }
    await this.index.forget();
  }
}
