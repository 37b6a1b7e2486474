import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request, Response } from 'express';
import { map, type Observable } from 'rxjs';
import { ENDPOINT, permissionOf, type EndpointOptions } from './endpoint.js';
import { ReplyWatch } from './reply-watch.js';
import { requestState } from './request-state.js';

/**
 * Sends only what the declared schema of the route names: a column added to an entity never leaks by itself. Bytes have
 * no schema and may take long: their reader is watched.
 */
@Injectable()
export class ReplyInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly watch: ReplyWatch,
  ) {}

  intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown> {
    const endpoint = this.reflector.get<EndpointOptions | undefined>(ENDPOINT, execution.getHandler());
    if (endpoint?.reply === 'stream') this.#follow(execution, endpoint);
    if (endpoint === undefined || typeof endpoint.reply === 'string') return next.handle();
    const { reply } = endpoint;
    return next.handle().pipe(map((value: unknown) => reply.parse(value)));
  }

  #follow(execution: ExecutionContext, endpoint: EndpointOptions): void {
    const http = execution.switchToHttp();
    const actor = requestState(http.getRequest<Request>())?.actor;
    if (actor?.kind === 'user') this.watch.watch(http.getResponse<Response>(), actor, permissionOf(endpoint));
  }
}
