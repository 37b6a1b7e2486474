import { Catch, HttpException, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { AppError, isAppError } from '@assist/kernel';
import type { Request, Response } from 'express';
import { LOG, safeMessage, type Log } from '../observability/index.js';
import { discardBody } from './discard-body.js';
import { EndpointRegistry } from './endpoint-registry.js';
import { translateForeignError } from './foreign-errors.js';
import { Problems } from './problems.js';
import { requestState } from './request-state.js';

/** The one filter: every error leaves as problem+json; stacks stay in the log. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly problems: Problems,
    private readonly endpoints: EndpointRegistry,
    @Inject(LOG) private readonly log: Log,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType() !== 'http') return;
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const requestId = requestState(request)?.requestId ?? '-';
    const { problem, level } = this.problems.of(this.#refine(error, request, response), requestId);
    if (problem.code === 'INTERNAL_ERROR') {
      this.log.error({ requestId, err: error }, 'a request failed unexpectedly');
    } else {
      this.log[level]({ requestId, code: problem.code, cause: causeOf(error) }, 'a request was refused');
    }
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

/** Why, for those who operate: what an own error was made from, or what a disk or database said. */
function causeOf(error: unknown): string | undefined {
  const cause: unknown = isAppError(error) ? error.cause : translateForeignError(error)?.cause;
  return cause instanceof Error ? safeMessage(cause) : undefined;
}
