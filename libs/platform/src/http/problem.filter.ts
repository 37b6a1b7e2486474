import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { AppError } from '@assist/kernel';
import type { Request, Response } from 'express';
import { discardBody } from './discard-body.js';
import { EndpointRegistry } from './endpoint-registry.js';
import { Refusals } from './refusals.js';
import { routeOf } from './request.middleware.js';
import { contextOfRequest } from './request-state.js';

/** The one filter: every error leaves as problem+json; stacks stay in the log. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly refusals: Refusals,
    private readonly endpoints: EndpointRegistry,
  ) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    if (host.getType() !== 'http') return;
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const door = { type: 'route', id: `${request.method} ${routeOf(request)}` } as const;
    const problem = await this.refusals.answer(contextOfRequest(request), door, this.#refine(error, request, response));
    if (response.headersSent) {
      response.destroy();
      return;
    }
    discardBody(request, response);
    const retryAfter = problem.params['retryAfterSeconds'];
    if (typeof retryAfter === 'number') response.setHeader('Retry-After', String(retryAfter));
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  }

  /** An address that exists for other methods is a 405 with `Allow`, not a 404. */
  #refine(error: unknown, request: Request, response: Response): unknown {
    if (!(error instanceof HttpException) || error.getStatus() !== 404) return error;
    const allowed = this.endpoints.methodsOf(request.path);
    if (allowed.length === 0) return error;
    response.setHeader('Allow', allowed.join(', '));
    return new AppError('METHOD_NOT_ALLOWED', { allowed });
  }
}
