import type { IncomingMessage } from 'node:http';
import type { EgressRule } from './egress-rule.js';

/**
 * The body as a web stream: pulls at the reader's pace, stops at the size limit, turns a broken connection into the
 * caller's fault and closes the socket when the reader cancels or the signal aborts.
 */
export function boundedBody(response: IncomingMessage, rule: EgressRule): ReadableStream<Uint8Array> {
  let received = 0;
  let settled = false;
  const settle = (step: () => void): void => {
    if (!settled) step();
    settled = true;
  };
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const fail = (error: unknown): void => settle(() => controller.error(error));
        response.pause();
        response.on('data', (chunk: Buffer) => {
          if (settled) return;
          received += chunk.length;
          response.pause();
          if (received <= rule.maxResponseBytes) return controller.enqueue(new Uint8Array(chunk));
          fail(rule.fault('too-large', String(rule.maxResponseBytes)));
          return void response.destroy();
        });
        response.once('end', () => settle(() => controller.close()));
        response.once('error', (error: NodeJS.ErrnoException) =>
          fail(rule.signal.aborted ? rule.signal.reason : rule.fault('broken-off', error.code ?? 'network')),
        );
      },
      pull: () => void response.resume(),
      cancel: () => settle(() => response.destroy()),
    },
    { highWaterMark: 0 },
  );
}
