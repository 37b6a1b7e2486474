import { io } from 'socket.io-client';
import { signIn, type Client } from '../apps/e2e/src/client.ts';
import { settled, uploaded, handbook } from '../apps/e2e/src/flows.ts';
import { startProduct } from '../apps/e2e/src/product.ts';
import { percentile, type Figure } from './figures.ts';
import { now, startOpenAiMock } from './openai-mock.ts';

const ANSWERS = 20;
const TOKENS = 200;

interface Measured {
  /** From the question's request to the mock's being asked. */
  readonly toModelMs: number;
  /** From the mock's writing of each token to our event with it. */
  readonly tokenMs: number[];
  readonly tokens: number;
}

export async function benchStream(): Promise<Figure[]> {
  const mock = await startOpenAiMock({ tokens: TOKENS, firstMs: 50, eachMs: 5 });
  const product = await startProduct('appliance');
  const client = await signIn(product);
  await client.ok('POST', '/api/llm/connections', {
    name: 'mock',
    provider: 'openai-compatible',
    baseUrl: mock.url,
    model: 'mock',
    isDefault: true,
  });
  await settled(client, await uploaded(client, 'kx.md', handbook('KX-1', 'Die Wartungsnummer der Anlage KX-1 lautet 4711.')));
  const measured: Measured[] = [];
  for (let answer = 0; answer < ANSWERS; answer += 1) measured.push(await measureOne(client, mock.requests));
  await product.remove();
  mock.close();
  const tokenMs = measured.flatMap((one) => one.tokenMs);
  return [
    {
      name: 'question to the model being asked, p50',
      unit: 'ms',
      value: percentile(
        measured.slice(1).map((one) => one.toModelMs),
        50,
      ),
    },
    {
      name: 'question to the model being asked, p95',
      unit: 'ms',
      value: percentile(
        measured.slice(1).map((one) => one.toModelMs),
        95,
      ),
      bar: 150,
    },
    { name: 'added per token, p50', unit: 'ms', value: percentile(tokenMs, 50) },
    { name: 'added per token, p95', unit: 'ms', value: percentile(tokenMs, 95) },
    {
      name: 'tokens lost or doubled',
      unit: 'count',
      value: measured.reduce((sum, one) => sum + Math.abs(TOKENS - one.tokens), 0),
      bar: 0,
    },
  ];
}

async function measureOne(client: Client, requests: readonly number[]): Promise<Measured> {
  const chat = await client.ok('POST', '/api/chats', {});
  const socket = io(`${client.url}/ws/chat`, { auth: { token: client.token }, transports: ['websocket'], forceNew: true });
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject));
  const tokenMs: number[] = [];
  let tokens = 0;
  const done = new Promise<void>((resolve) => {
    socket.on('stream.event', ({ event }: { event: { type: string; text?: string } }) => {
      const stamps = [...(event.text ?? '').matchAll(/<(\d+\.\d+)>/g)];
      tokens += stamps.length;
      tokenMs.push(...stamps.map((stamp) => now() - Number(stamp[1])));
      if (event.type === 'done' || event.type === 'failed') resolve();
    });
  });
  const asked = now();
  const before = requests.length;
  const { answer } = await client.ok('POST', `/api/chats/${chat.id}/messages`, {
    text: 'Wie lautet die Wartungsnummer der Anlage KX-1?',
  });
  await socket.emitWithAck('stream.subscribe', { messageId: answer.id, after: 0 });
  await done;
  socket.disconnect();
  return { toModelMs: (requests[before] ?? Number.NaN) - asked, tokenMs, tokens };
}
