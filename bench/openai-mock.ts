import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Speaks the OpenAI chat completions wire format (server-sent events). Each token is the time at which it was written,
 * so that a reader can tell how long it took.
 */
export async function startOpenAiMock(options: {
  readonly tokens: number;
  readonly firstMs: number;
  readonly eachMs: number;
}): Promise<{ url: string; requests: number[]; close: () => void }> {
  const requests: number[] = [];
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      if (request.url?.endsWith('/models')) {
        response
          .setHeader('content-type', 'application/json')
          .end(JSON.stringify({ object: 'list', data: [{ id: 'mock', object: 'model' }] }));
        return;
      }
      requests.push(now());
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const send = (delta: object, finish: string | null): void => {
        const chunk = {
          id: 'c',
          object: 'chat.completion.chunk',
          created: 1,
          model: 'mock',
          choices: [{ index: 0, delta, finish_reason: finish }],
        };
        response.write(`data: ${JSON.stringify(chunk)}\n\n`);
      };
      let sent = 0;
      const tick = (): void => {
        if (sent >= options.tokens) {
          send({}, 'stop');
          response.end('data: [DONE]\n\n');
          return;
        }
        send({ role: 'assistant', content: `<${now().toFixed(3)}>` }, null);
        sent += 1;
        setTimeout(tick, options.eachMs);
      };
      setTimeout(tick, options.firstMs);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, requests, close: () => server.close() };
}

/** Milliseconds on the clock that all processes of this machine share. */
export function now(): number {
  return performance.timeOrigin + performance.now();
}
