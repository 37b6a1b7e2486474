import {
  ragHealthSchema,
  ragQueryReplySchema,
  ragQueryRequestSchema,
  type RagQueryReply,
  type RagQueryRequest,
} from '@assist/contracts';
import type { RequestContext } from '@assist/kernel';
import { Ctx, Endpoint } from '@assist/platform/http';
import { Body, Controller, Injectable, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Knowledge, type KnowledgeState } from './knowledge.js';
import { QueryKnowledge } from './query-knowledge.js';

interface TicketRoutes {
  readonly knowledge: Knowledge;
  reindexRag(ctx: RequestContext, response: Response): Promise<KnowledgeState>;
  queryRag(ctx: RequestContext, body: RagQueryRequest): Promise<RagQueryReply>;
}

/** The routes that the plugin finds under two addresses: a base class for each, because a route's path is fixed in its class. */
function ticketRoutes(prefix: '/rag' | ''): new (knowledge: Knowledge, queryKnowledge: QueryKnowledge) => TicketRoutes {
  @Injectable()
  class Routes implements TicketRoutes {
    constructor(
      readonly knowledge: Knowledge,
      readonly queryKnowledge: QueryKnowledge,
    ) {}

    @Endpoint({
      method: 'POST',
      path: `${prefix}/reindex`,
      module: 'rag',
      access: 'use',
      permission: 'rag.administer',
      summary: 'Build the index anew; 202 when it goes on after 10 seconds',
      reply: ragHealthSchema,
    })
    async reindexRag(@Ctx() ctx: RequestContext, @Res({ passthrough: true }) response: Response): Promise<KnowledgeState> {
      const state = await this.knowledge.reindex(ctx);
      if (state.status === 'running') response.status(202);
      return state;
    }

    @Endpoint({
      method: 'POST',
      path: `${prefix}/query`,
      module: 'rag',
      access: 'use',
      summary: 'Passages for a ticket',
      reply: ragQueryReplySchema,
    })
    queryRag(@Ctx() ctx: RequestContext, @Body({ schema: ragQueryRequestSchema }) body: RagQueryRequest): Promise<RagQueryReply> {
      return this.queryKnowledge.execute(ctx, body);
    }
  }
  return Routes;
}

/** Routes of the helpdesk plugin. */
@Controller()
export class HelpdeskController extends ticketRoutes('/rag') {
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
}

/** The same without the prefix: only rag-api mounts it, on its own port; `/health` is the platform's, with `doc_count`. */
@Controller()
export class HelpdeskBareController extends ticketRoutes('') {}
