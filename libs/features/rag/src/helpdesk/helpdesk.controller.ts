import {
  ragHealthSchema,
  ragQueryReplySchema,
  ragQueryRequestSchema,
  type RagQueryReply,
  type RagQueryRequest,
} from '@assist/contracts';
import type { RequestContext } from '@assist/kernel';
import { Ctx, Endpoint } from '@assist/platform/http';
import { Body, Controller, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Knowledge, type KnowledgeState } from './knowledge.js';
import { QueryKnowledge } from './query-knowledge.js';

/** Routes of the helpdesk plugin. */
@Controller()
export class HelpdeskController {
  constructor(
    private readonly knowledge: Knowledge,
    private readonly queryKnowledge: QueryKnowledge,
  ) {}

  @Endpoint({
    method: 'GET',
    path: '/rag/health',
    module: 'rag',
    access: 'read',
    summary: 'Number of documents that can be found',
    reply: ragHealthSchema,
  })
  readRagHealth(@Ctx() ctx: RequestContext): Promise<KnowledgeState> {
    return this.knowledge.state(ctx);
  }

  @Endpoint({
    method: 'POST',
    path: '/rag/reindex',
    module: 'rag',
    access: 'use',
    role: 'admin',
    summary: 'Build the index anew; 202 when it goes on after 10 seconds',
    reply: ragHealthSchema,
  })
  async reindexRag(@Ctx() ctx: RequestContext, @Res({ passthrough: true }) response: Response): Promise<KnowledgeState> {
    return withStatus(response, await this.knowledge.reindex(ctx));
  }

  @Endpoint({
    method: 'POST',
    path: '/rag/query',
    module: 'rag',
    access: 'use',
    summary: 'Passages for a ticket',
    reply: ragQueryReplySchema,
  })
  queryRag(@Ctx() ctx: RequestContext, @Body({ schema: ragQueryRequestSchema }) body: RagQueryRequest): Promise<RagQueryReply> {
    return this.queryKnowledge.execute(ctx, body);
  }
}

/** The same without the prefix: only rag-api mounts it, on its own port; `/health` is the platform's, with `doc_count`. */
@Controller()
export class HelpdeskBareController {
  constructor(
    private readonly knowledge: Knowledge,
    private readonly queryKnowledge: QueryKnowledge,
  ) {}

  @Endpoint({
    method: 'POST',
    path: '/reindex',
    module: 'rag',
    access: 'use',
    role: 'admin',
    summary: 'Build the index anew; 202 when it goes on after 10 seconds',
    reply: ragHealthSchema,
  })
  async reindexRag(@Ctx() ctx: RequestContext, @Res({ passthrough: true }) response: Response): Promise<KnowledgeState> {
    return withStatus(response, await this.knowledge.reindex(ctx));
  }

  @Endpoint({
    method: 'POST',
    path: '/query',
    module: 'rag',
    access: 'use',
    summary: 'Passages for a ticket',
    reply: ragQueryReplySchema,
  })
  queryRag(@Ctx() ctx: RequestContext, @Body({ schema: ragQueryRequestSchema }) body: RagQueryRequest): Promise<RagQueryReply> {
    return this.queryKnowledge.execute(ctx, body);
  }
}

function withStatus(response: Response, state: KnowledgeState): KnowledgeState {
  if (state.status === 'running') response.status(202);
  return state;
}
