import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type Client } from '../src/client.ts';
import { answered, ask } from '../src/flows.ts';
import { startModel, type ModelServer } from '../src/model-server.ts';
import { forms } from '../src/needs.ts';
import { waitFor } from '../src/process.ts';
import { startProduct, type Product } from '../src/product.ts';

describe.each(forms())('an orderly stop of the %s form', (form) => {
  let product: Product;
  let model: ModelServer;
  let client: Client;
  let socket: Socket;
  beforeAll(async () => {
    product = await startProduct(form);
    model = await startModel();
    client = await signIn(product);
    await client.ok('POST', '/api/llm/connections', {
      name: 'Modell',
      provider: 'openai-compatible',
      baseUrl: model.url,
      model: 'testmodell',
      isDefault: true,
    });
    socket = io(`${product.url}/ws/chat`, { auth: { token: client.token }, reconnection: false });
    await waitFor('the socket being connected', () => socket.connected, 10_000);
  });
  afterAll(async () => {
    socket.close();
    model.close();
    await product.remove();
  });

  it('ends cleanly on Ctrl+C, which reaches the service twice, and finishes the answer after the next start', async () => {
    model.slow = true;
    const { chatId, answerId } = await ask(client, 'Was ist zu tun?');
    await waitFor('the model being asked', () => model.open() === 1, 10_000);
    for (const pid of product.pids()) process.kill(pid, 'SIGINT');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await product.shutDown()).toEqual([0]);
    expect(socket.connected).toBe(false);
    expect(model.open()).toBe(0);
    const faults = product
      .output()
      .split('\n')
      .filter((line) => line.includes('"level":"error"'));
    expect(faults).toEqual([]);
    model.slow = false;
    await product.start();
    client = await signIn(product);
    expect(await answered(client, chatId, answerId)).toMatchObject({ state: 'done', problem: null, text: 'Guten Tag.' });
  });
});
