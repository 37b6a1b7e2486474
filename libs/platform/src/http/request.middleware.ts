import { randomUUID } from 'node:crypto';
import type { Locale } from '@assist/kernel';
import type { NextFunction, Request, Response } from 'express';
import type { Log, Metrics } from '../observability/index.js';
import { setRequestState } from './request-state.js';

const REQUEST_ID = /^[\w.-]{8,64}$/;

/** First of all: request id (a caller's own is kept), language, abort signal, access log and timing. */
export function requestMiddleware(
  log: Log,
  metrics: Metrics,
): (request: Request, response: Response, next: NextFunction) => void {
  const duration = metrics.histogram(
    'http_request_duration_seconds',
    'Time from request to end of reply',
    [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    ['method', 'route', 'status'],
  );
  return (request, response, next) => {
    const given = request.headers['x-request-id'];
    const requestId = typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
    const aborter = new AbortController();
    const started = process.hrtime.bigint();
    setRequestState(request, {
      requestId,
      signal: aborter.signal,
      address: request.ip,
      userAgent: request.headers['user-agent'],
      locale: localeOf(request),
      actor: { kind: 'anonymous' },
    });
    response.setHeader('X-Request-Id', requestId);
    response.on('close', () => {
      if (!response.writableFinished) aborter.abort();
      const seconds = Number(process.hrtime.bigint() - started) / 1e9;
      const route = routeOf(request);
      duration.observe({ method: request.method, route, status: String(response.statusCode) }, seconds);
      log.debug(
        { requestId, method: request.method, route, status: response.statusCode, durationMs: Math.round(seconds * 1e6) / 1000 },
        'request',
      );
    });
    next();
  };
}

/** The template, never the address itself: ids and queries are customers' data, and each would be a metric of its own. */
export function routeOf(request: Request): string {
  const route: unknown = (request.route as { path?: unknown } | undefined)?.path;
  return typeof route === 'string' ? route : 'other';
}

function localeOf(request: Request): Locale {
  return request.acceptsLanguages('de', 'en') === 'de' ? 'de' : 'en';
}
