import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { map, type Observable } from 'rxjs';
import { ENDPOINT, type EndpointOptions } from './endpoint.js';

/** Sends only what the declared schema of the route names: a column added to an entity never leaks by itself. */
@Injectable()
export class ReplyInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown> {
    const reply = this.reflector.get<EndpointOptions | undefined>(ENDPOINT, execution.getHandler())?.reply;
    if (reply === undefined || typeof reply === 'string') return next.handle();
    return next.handle().pipe(map((value: unknown) => reply.parse(value)));
  }
}
