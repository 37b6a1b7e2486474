// Real: LangChain clients, HTTP, the guard. Fake: a provider that misbehaves.
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Provider } from '@assist/contracts';
import { AppError } from '@assist/kernel';
import { openChatModel } from '../src/providers/open-chat-model.js';
import { DEFAULT_LIMITS, type ProviderConnection, type ProviderLimits } from '../src/providers/provider-connection.js';
import { json, openAiAnswer, openAiDelta, ProviderStub, sse, type Answer } from './provider-stub.js';

const KEY = 'sk-very-secret-0123456789';
const messages = [{ role: 'user', text: 'A confidential question' }] as const;
const never = new AbortController().signal;
const running: ProviderStub[] = [];

async function stub(answer: Answer): Promise<ProviderStub> {
  const started = await ProviderStub.start(answer);
  running.push(started);
  return started;
}
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
  vi.restoreAllMocks();
});

interface Tried {
  readonly text: string;
  readonly error: unknown;
}

async function ask(
  url: string,
  options: { provider?: Provider; limits?: Partial<ProviderLimits>; signal?: AbortSignal; onText?: () => void } = {},
): Promise<Tried> {
  const connection: ProviderConnection = {
    provider: options.provider ?? 'openai-compatible',
    baseUrl: url,
    apiKey: KEY,
    apiVersion: null,
    model: 'm',
  };
  let text = '';
  try {
    for await (const delta of openChatModel(connection, { ...DEFAULT_LIMITS, ...options.limits }).stream(
      { messages },
      options.signal ?? never,
    )) {
      text += delta.text;
      if (delta.text !== '') options.onText?.();
    }
    return { text, error: undefined };
  } catch (error) {
    return { text, error };
  }
}

const codeOf = ({ error }: Tried): unknown => (error instanceof AppError ? error.code : error);
const paramsOf = ({ error }: Tried): unknown => (error instanceof AppError ? error.params : undefined);
const ALL: readonly Provider[] = ['ollama', 'openai-compatible', 'openai', 'azure-openai', 'anthropic'];

describe('faults of a provider', () => {
  it.each(ALL)('names a refused key of %s without repeating it', async (provider) => {
    const server = await stub(json(401, { error: { message: `Incorrect API key provided: ${KEY}`, code: 'invalid_api_key' } }));
    const tried = await ask(server.url, { provider });
    expect(codeOf(tried)).toBe('PROVIDER_AUTH_FAILED');
    expect(paramsOf(tried)).toMatchObject({ status: 401 });
    expect(JSON.stringify(paramsOf(tried))).not.toContain(KEY);
    expect(server.seen).toHaveLength(1);
  });

  it.each<[Provider, unknown]>([
    ['ollama', { error: 'model "m" not found, try pulling it first' }],
    ['openai-compatible', { error: { message: 'The model `m` does not exist.', type: 'NotFoundError', code: 404 } }],
    ['openai', { error: { message: 'The model `m` does not exist', code: 'model_not_found' } }],
    ['azure-openai', { error: { code: 'DeploymentNotFound', message: 'The API deployment for this resource does not exist.' } }],
    ['anthropic', { type: 'error', error: { type: 'not_found_error', message: 'model: m' } }],
  ])('tells a missing model of %s from a missing route', async (provider, body) => {
    const server = await stub(json(404, body));
    expect(codeOf(await ask(server.url, { provider }))).toBe('PROVIDER_MODEL_MISSING');
    const other = await stub(json(404, { detail: 'Not Found' }));
    expect(codeOf(await ask(other.url, { provider }))).toBe('PROVIDER_FAILED');
  });

  it.each(ALL)('does not ask %s again after a 500 or a 429', async (provider) => {
    const broken = await stub(json(500, { error: { message: 'CUDA out of memory' } }));
    const tried = await ask(broken.url, { provider });
    expect([codeOf(tried), paramsOf(tried)]).toEqual(['PROVIDER_FAILED', { status: 500, reason: 'CUDA out of memory' }]);
    const busy = await stub(json(429, { error: { message: 'slow down' } }, { 'retry-after': '30' }));
    const refused = await ask(busy.url, { provider });
    expect(codeOf(refused)).toBe('PROVIDER_BUSY');
    expect(paramsOf(refused)).toEqual({ status: 429, reason: 'slow down', retryAfterSeconds: 30 });
    expect([broken.seen.length, busy.seen.length]).toEqual([1, 1]);
  });

  it.each<[number, string, string | undefined, string, number | null | undefined]>([
    [429, 'Rate limit reached', undefined, 'PROVIDER_BUSY', null],
    [429, 'Rate limit reached', 'soon', 'PROVIDER_BUSY', null],
    [429, 'Rate limit reached', '0.4', 'PROVIDER_BUSY', 1],
    [429, 'Rate limit reached', '999999999', 'PROVIDER_BUSY', 86_400],
    [429, 'Rate limit reached', new Date(Date.now() - 60_000).toUTCString(), 'PROVIDER_BUSY', null],
    [429, 'You exceeded your current quota (insufficient_quota)', '30', 'PROVIDER_FAILED', undefined],
    [529, 'Overloaded', undefined, 'PROVIDER_BUSY', null],
    [503, 'server busy, please try again.  maximum pending requests exceeded', undefined, 'PROVIDER_BUSY', null],
    [503, 'Loading model', undefined, 'PROVIDER_BUSY', null],
    [503, 'no upstream', '5', 'PROVIDER_BUSY', 5],
    [503, 'no upstream', undefined, 'PROVIDER_FAILED', undefined],
  ])('tells a %i "%s" with retry-after %s as %s', async (status, message, after, code, seconds) => {
    const server = await stub(json(status, { error: { message } }, after === undefined ? {} : { 'retry-after': after }));
    const tried = await ask(server.url);
    expect(codeOf(tried)).toBe(code);
    expect((paramsOf(tried) as { retryAfterSeconds?: unknown }).retryAfterSeconds).toBe(seconds);
  });

  it('understands a date to wait for', async () => {
    const at = new Date(Date.now() + 90_000).toUTCString();
    const tried = await ask((await stub(json(429, {}, { 'retry-after': at }))).url);
    const { retryAfterSeconds } = paramsOf(tried) as { retryAfterSeconds: number };
    expect(retryAfterSeconds).toBeGreaterThan(80);
    expect(retryAfterSeconds).toBeLessThanOrEqual(90);
  });

  it.each<readonly string[]>([[], [''], ['', '  \n'], ['<think>', 'Hm.', '</think>']])(
    'calls an answer without any text a fault: %j',
    async (...texts) => {
      const tried = await ask((await stub(openAiAnswer(...texts))).url);
      expect(codeOf(tried)).toBe('PROVIDER_FAILED');
      expect(paramsOf(tried)).toMatchObject({ fault: 'empty', reason: 'the model answered, but with no text' });
    },
  );

  it('says that nobody listens', async () => {
    const server = await stub(json(200, {}));
    const { url } = server;
    await server.stop();
    running.length = 0;
    expect(codeOf(await ask(url))).toBe('PROVIDER_UNREACHABLE');
    expect(codeOf(await ask('http://no-such-host.invalid'))).toBe('PROVIDER_UNREACHABLE');
  });

  it.each(ALL)('gives up on %s when the first token does not come, and closes the connection', async (provider) => {
    const server = await stub(() => undefined);
    const tried = await ask(server.url, { provider, limits: { firstTokenTimeoutMs: 150 } });
    expect(codeOf(tried)).toBe('PROVIDER_TIMEOUT');
    expect(paramsOf(tried)).toMatchObject({ phase: 'first-token' });
    await server.allClosed();
  });

  it('does not count an empty first event as a token', async () => {
    const server = await stub((response) => void sse(response).write(openAiDelta('')));
    expect(paramsOf(await ask(server.url, { limits: { firstTokenTimeoutMs: 150, idleTimeoutMs: 60_000 } }))).toMatchObject({
      phase: 'first-token',
    });
  });

  it('gives up on silence in the middle and keeps what came before', async () => {
    const server = await stub((response) => void sse(response).write(openAiDelta('Half an ans')));
    const tried = await ask(server.url, { limits: { idleTimeoutMs: 150 } });
    expect(tried.text).toBe('Half an ans');
    expect(codeOf(tried)).toBe('PROVIDER_TIMEOUT');
    expect(paramsOf(tried)).toMatchObject({ phase: 'idle' });
    await server.allClosed();
  });

  it('reports a connection that is reset in the middle', async () => {
    const server = await stub((response) => {
      sse(response).write(openAiDelta('Half'), () => (response.socket as import('node:net').Socket).resetAndDestroy());
    });
    const tried = await ask(server.url);
    expect(codeOf(tried)).toBe('PROVIDER_FAILED');
    expect(JSON.stringify(paramsOf(tried))).toContain('broken off');
  });

  it('does not take an answer that a proxy cut off for a whole one', async () => {
    const server = await stub((response) => void sse(response).end(openAiDelta('Half')));
    const tried = await ask(server.url);
    expect(tried.text).toBe('Half');
    expect(codeOf(tried)).toBe('PROVIDER_FAILED');
    const claude = await stub(
      (response) =>
        void sse(response).end(
          'event: message_start\ndata: {"type":"message_start","message":{"id":"a","type":"message","role":"assistant","content":[],"model":"m","usage":{"input_tokens":1,"output_tokens":1}}}\n\n',
        ),
    );
    expect(codeOf(await ask(claude.url, { provider: 'anthropic' }))).toBe('PROVIDER_FAILED');
  });

  it('accepts an end that only the sentinel marks', async () => {
    const server = await stub((response) => void sse(response).end(`${openAiDelta('All of it')}data: [DONE]\n\n`));
    expect(await ask(server.url)).toEqual({ text: 'All of it', error: undefined });
  });

  it('reports an error that comes as an event', async () => {
    const server = await stub(
      (response) => void sse(response).end(`${openAiDelta('Ha')}data: {"error":{"message":"out of memory"}}\n\n`),
    );
    expect(paramsOf(await ask(server.url))).toMatchObject({ reason: 'out of memory' });
    const local = await stub(
      (response) =>
        void response.writeHead(200, { 'content-type': 'application/x-ndjson' }).end('{"error":"model runner has stopped"}\n'),
    );
    expect(paramsOf(await ask(local.url, { provider: 'ollama' }))).toMatchObject({ reason: 'model runner has stopped' });
  });

  it('prints nothing of an answer that it cannot read', async () => {
    const printed: unknown[] = [];
    for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const) {
      vi.spyOn(console, level).mockImplementation((...args) => void printed.push(args));
    }
    const broken: Answer = (response) => void sse(response).end('data: {"choices": [confidential\n\n');
    const lines: Answer = (response) =>
      void response.writeHead(200, { 'content-type': 'application/x-ndjson' }).end('confidential\n');
    expect(codeOf(await ask((await stub(broken)).url))).toBe('PROVIDER_FAILED');
    expect(codeOf(await ask((await stub(lines)).url, { provider: 'ollama' }))).toBe('PROVIDER_FAILED');
    for (const provider of ALL) await ask((await stub(json(500, { error: 'confidential' }))).url, { provider });
    expect(JSON.stringify(printed)).not.toContain('confidential');
  });

  it('stops at the size limit', async () => {
    const server = await stub(openAiAnswer('x'.repeat(5000), 'y'.repeat(5000)));
    expect(JSON.stringify(paramsOf(await ask(server.url, { limits: { maxResponseBytes: 6000 } })))).toContain('6000 bytes');
    await server.allClosed();
  });

  it.each([301, 302, 303, 307, 308])('T6: does not follow a %s to another host with a prompt or a key', async (status) => {
    const elsewhere = await stub(openAiAnswer('stolen'));
    const server = await stub(
      (response) => void response.writeHead(status, { location: `${elsewhere.url}/v1/chat/completions` }).end(),
    );
    const tried = await ask(server.url);
    expect(codeOf(tried)).toBe('ENDPOINT_REFUSED');
    expect(paramsOf(tried)).toEqual({ reason: 'redirect' });
    expect(elsewhere.seen).toHaveLength(0);
  });

  it('follows a redirect within the endpoint with the same question', async () => {
    const server = await stub((response, request) => {
      if (request.path.startsWith('/moved')) openAiAnswer('arrived')(response, request);
      else response.writeHead(308, { location: '/moved' }).end();
    });
    expect(await ask(server.url)).toEqual({ text: 'arrived', error: undefined });
    expect(server.seen.map((request) => request.body.includes('confidential question'))).toEqual([true, true]);
  });
});

describe('stopping', () => {
  const begun: Record<string, Answer> = {
    ollama: (response) =>
      void response
        .writeHead(200, { 'content-type': 'application/x-ndjson' })
        .write('{"model":"m","message":{"role":"assistant","content":"Ha"},"done":false}\n'),
    'openai-compatible': (response) => void sse(response).write(openAiDelta('Ha')),
    'azure-openai': (response) => void sse(response).write(openAiDelta('Ha')),
    anthropic: (response) =>
      void sse(response).write(
        'event: content_block_delta\ndata: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Ha"}}\n\n',
      ),
  };

  it.each(Object.keys(begun) as Provider[])('closes the connection to %s in the middle of an answer', async (provider) => {
    const server = await stub(begun[provider]!);
    const stop = new AbortController();
    const tried = await ask(server.url, { provider, signal: stop.signal, onText: () => stop.abort(new Error('stopped')) });
    expect(tried.text).toBe('Ha');
    expect(tried.error).toBe(stop.signal.reason);
    await server.allClosed();
    expect(server.openSockets).toBe(0);
  });

  it.each(Object.keys(begun) as Provider[])('closes the connection to %s before the first token', async (provider) => {
    const stop = new AbortController();
    const server = await stub(() => stop.abort(new Error('stopped')));
    const tried = await ask(server.url, { provider, signal: stop.signal });
    expect(tried.error).toBe(stop.signal.reason);
    await server.allClosed();
  });

  it('closes the connection when the reader leaves', async () => {
    const server = await stub(begun['openai-compatible']!);
    const connection: ProviderConnection = {
      provider: 'openai-compatible',
      baseUrl: server.url,
      apiKey: null,
      apiVersion: null,
      model: 'm',
    };
    for await (const delta of openChatModel(connection).stream({ messages }, never)) {
      expect(delta.text).toBe('Ha');
      break;
    }
    await server.allClosed();
    expect(server.openSockets).toBe(0);
  });

  it('makes no connection at all for a signal that is aborted already', async () => {
    const server = await stub(openAiAnswer('x'));
    await ask(server.url, { signal: AbortSignal.abort(new Error('stopped')) });
    expect(server.seen).toHaveLength(0);
  });

  it('leaves no listener on the signal of its caller', async () => {
    const server = await stub(openAiAnswer('x'));
    const stop = new AbortController();
    const add = vi.spyOn(stop.signal, 'addEventListener');
    const remove = vi.spyOn(stop.signal, 'removeEventListener');
    for (let round = 0; round < 3; round += 1) await ask(server.url, { signal: stop.signal });
    expect(add.mock.calls.length).toBeGreaterThan(0);
    expect(remove.mock.calls.length).toBe(add.mock.calls.length);
  });
});
