import type { Request, Response } from 'express';

/** So much of a refused body is still read, so that an honest client sees the answer instead of a broken pipe. */
const MAX_BYTES = 8 * 1024 * 1024;
const MAX_MS = 5000;

/** Reads and drops what a client still sends of a body that was refused; ends the connection when it is too much. */
export function discardBody(request: Request, response: Response): void {
  if (request.complete || request.destroyed) return;
  if (Number(request.headers['content-length'] ?? 0) > MAX_BYTES) response.setHeader('Connection', 'close');
  let received = 0;
  const stop = (): void => void request.socket.destroySoon();
  const timer = setTimeout(stop, MAX_MS);
  timer.unref();
  request.unpipe();
  request.on('data', (chunk: Buffer) => {
    received += chunk.length;
    if (received > MAX_BYTES) stop();
  });
  request.on('close', () => clearTimeout(timer));
  request.resume();
}
