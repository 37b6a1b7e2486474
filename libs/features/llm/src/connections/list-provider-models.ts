import type { DetectedEndpoints, ModelNamesReply, ModelNamesRequest } from '@assist/contracts';
import type { RequestContext } from '@assist/kernel';
import { Problems } from '@assist/platform/http';
import { Inject, Injectable, Optional } from '@nestjs/common';
import { detectEndpoints, USUAL_PORTS, type DetectionPorts } from '../providers/detect-endpoints.js';
import { listModels } from '../providers/list-models.js';
import { checkEndpoint } from './check-endpoint.js';
import { Connections } from './connections.service.js';

/** Other ports for tests. */
export const DETECTION_PORTS = Symbol('llm-detection-ports');
const TIMEOUT_MS = 15_000;

/** What an endpoint offers, for the form of a connection. A failing provider is an answer here, not an error. */
@Injectable()
export class ListProviderModels {
  constructor(
    private readonly connections: Connections,
    private readonly problems: Problems,
    @Optional() @Inject(DETECTION_PORTS) private readonly ports: DetectionPorts = USUAL_PORTS,
  ) {}

  async execute(ctx: RequestContext, request: ModelNamesRequest): Promise<ModelNamesReply> {
    const stored = request.connectionId === undefined ? null : await this.connections.get(ctx, request.connectionId);
    try {
      const endpoint = this.connections.endpointOf(stored, request);
      checkEndpoint(endpoint);
      return {
        models: await listModels(endpoint, ctx.signal, { connectTimeoutMs: TIMEOUT_MS, firstTokenTimeoutMs: TIMEOUT_MS }),
        problem: null,
      };
    } catch (error) {
      if (ctx.signal.aborted) throw error;
      return { models: [], problem: this.problems.of(error, ctx.requestId).problem };
    }
  }

  detect(ctx: RequestContext): Promise<DetectedEndpoints> {
    return detectEndpoints(ctx.signal, this.ports);
  }
}
