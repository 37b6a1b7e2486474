import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ModelServer {
  readonly url: string;
  /** Long answers, a word every 150 ms. */
  slow: boolean;
  /** The text of the last request. */
  lastPrompt(): string;
  /** Answers that are being written now. */
  open(): number;
  close(): void;
}

/**
 * An outside model: speaks the OpenAI chat completions wire format, answers from the passages it was given, and tells
 * that it read 100 tokens and wrote one for each word.
 */
export async function startModel(): Promise<ModelServer> {
  let prompt = '';
  let open = 0;
  const state = { slow: false };
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
    request.on('end', () => {
      if (request.url?.endsWith('/models')) {
        response
          .setHeader('content-type', 'application/json')
          .end(JSON.stringify({ object: 'list', data: [{ id: 'testmodell', object: 'model' }] }));
        return;
      }
      prompt = body.replaceAll('\\n', '\n');
      open += 1;
      response.on('close', () => (open -= 1));
      write(response, state.slow ? longAnswer() : shortAnswer(prompt), state.slow ? 150 : 5);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    get slow() {
      return state.slow;
    },
    set slow(value: boolean) {
      state.slow = value;
    },
    lastPrompt: () => prompt,
    open: () => open,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function shortAnswer(prompt: string): string[] {
  const found = /lautet (\d+)\./.exec(prompt);
  return found === null ? ['Guten ', 'Tag.'] : ['Sie ', 'lautet ', found[1] ?? '', ' [1].'];
}

function longAnswer(): string[] {
  return Array.from({ length: 400 }, (_, index) => `Wort ${index} `);
}

function write(response: ServerResponse, words: readonly string[], everyMs: number): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const send = (delta: object, finish: string | null): void => {
    response.write(
      `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 1, model: 'testmodell', choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`,
    );
  };
  let next = 0;
  const timer = setInterval(() => {
    const word = words[next];
    next += 1;
    if (word !== undefined) {
      send({ role: 'assistant', content: word }, null);
      return;
    }
    clearInterval(timer);
    send({}, 'stop');
    const usage = { prompt_tokens: 100, completion_tokens: words.length, total_tokens: 100 + words.length };
    response.write(
      `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 1, model: 'testmodell', choices: [], usage })}\n\n`,
    );
    response.end('data: [DONE]\n\n');
  }, everyMs);
  response.on('close', () => clearInterval(timer));
}
