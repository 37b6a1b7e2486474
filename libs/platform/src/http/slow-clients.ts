import type { Server } from 'node:http';
import type { RequestHandler } from 'express';

/** 100 MB over 0.3 Mbit/s. Whoever uploads has signed in before a byte of the file is read. */
const UPLOAD_MS = 3_600_000;
const HEADERS_MS = 30_000;
/** Bodies that are no uploads are small, and read before anybody signed in. */
const BODY_MS = 300_000;

/** How long a client may take to send a request; Node's own limit cuts slow uploads after five minutes. */
export function limitReceiving(server: Server): void {
  server.requestTimeout = UPLOAD_MS;
  server.headersTimeout = HEADERS_MS;
}

/** Ends the connection of a client that takes longer for a body which is no upload. */
export function bodyDeadline(limitMs = BODY_MS): RequestHandler {
  return (request, _response, next) => {
    if (!/^multipart\/form-data/i.test(request.headers['content-type'] ?? '')) {
      const timer = setTimeout(() => {
        if (!request.complete) request.destroy();
      }, limitMs);
      timer.unref();
      for (const event of ['end', 'close'] as const) request.once(event, () => clearTimeout(timer));
    }
    next();
  };
}
