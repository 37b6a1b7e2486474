import { anonymousContext, type Actor, type Locale, type RequestContext } from '@assist/kernel';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';

/** What the platform keeps of a request, set by the first middleware and completed by the guard. */
export interface RequestState {
  readonly requestId: string;
  readonly signal: AbortSignal;
  readonly address: string | undefined;
  readonly userAgent: string | undefined;
  locale: Locale;
  actor: Actor;
}

const states = new WeakMap<object, RequestState>();

export function setRequestState(request: object, state: RequestState): void {
  states.set(request, state);
}

/** Undefined only before the first middleware ran. */
export function requestState(request: object): RequestState | undefined {
  return states.get(request);
}

/** The context of a request for use cases. */
export function contextOfRequest(request: object): RequestContext {
  const state = requestState(request);
  if (state === undefined) return anonymousContext();
  const { actor, requestId, locale, signal, address, userAgent } = state;
  return { actor, requestId, locale, signal, address, userAgent };
}

/** Handler parameter: the `RequestContext` of the call. */
export const Ctx = createParamDecorator((_data: unknown, execution: ExecutionContext): RequestContext =>
  contextOfRequest(execution.switchToHttp().getRequest<Request>()),
);
