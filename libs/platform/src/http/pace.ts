import type { NextFunction, Request, Response } from 'express';

/** Requests that begin before the event loop turns. */
const PER_TURN = 8;
/** Whoever watches the process is heard at once. */
const FIRST = /^\/(health|healthz|livez|readyz|metrics)\/?$/;

/**
 * Spreads requests that come at the same moment over turns of the event loop, in the order in which they came. Where the
 * database is in the process a request hardly ever pauses; two hundred that arrive together would be one long stop for
 * everybody else. Nothing is refused, and a request that comes alone does not wait.
 */
export function pace(): (request: Request, response: Response, next: NextFunction) => void {
  const waiting: NextFunction[] = [];
  let begun = 0;
  const turn = (): void => {
    begun = 0;
    for (const next of waiting.splice(0, PER_TURN)) begin(next);
  };
  const begin = (next: NextFunction): void => {
    if (begun === 0) setImmediate(turn);
    begun += 1;
    next();
  };
  return (request, _response, next) => {
    if (FIRST.test(request.path)) next();
    else if (begun < PER_TURN && waiting.length === 0) begin(next);
    else waiting.push(next);
  };
}
