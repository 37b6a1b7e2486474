import { setTimeout as wait } from 'node:timers/promises';
import type { RequestContext } from '@assist/kernel';
import { userIdOf } from '@assist/platform/http';
import { LOG, type Log } from '@assist/platform/observability';
import { Inject, Injectable } from '@nestjs/common';
import { DocumentRepository } from '../documents/document.repository.js';
import { RebuildIndex } from '../index/rebuild-index.js';

export interface KnowledgeState {
  readonly status: 'ok' | 'running';
  /** Documents that can be found: those of the caller, or all after a rebuild. */
  readonly doc_count: number;
}

/** How long the call waits before it answers that the rebuild goes on. */
const WAIT_MS = 10_000;

@Injectable()
export class Knowledge {
  constructor(
    private readonly documents: DocumentRepository,
    private readonly rebuildIndex: RebuildIndex,
    @Inject(LOG) private readonly log: Log,
  ) {}

  async state(ctx: RequestContext): Promise<KnowledgeState> {
    return { status: 'ok', doc_count: await this.documents.countReady(ctx, userIdOf(ctx)) };
  }

  /** For administrators. Builds the index anew beside the one that answers; `running` when that takes longer than ten seconds. */
  async reindex(ctx: RequestContext): Promise<KnowledgeState> {
    const stop = new AbortController();
    const done = this.rebuildIndex.execute().then(() => 'ok' as const);
    done.catch((error: unknown) => {
      this.log.error({ error: error instanceof Error ? error.message : String(error) }, 'the search index could not be rebuilt');
    });
    try {
      const late = wait(WAIT_MS, 'running' as const, { signal: stop.signal }).catch(() => 'running' as const);
      const status = await Promise.race([done, late]);
      return { status, doc_count: await this.documents.countReady(ctx) };
    } finally {
      stop.abort();
    }
  }
}
