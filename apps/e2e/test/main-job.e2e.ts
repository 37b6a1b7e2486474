import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client, newUser, signIn } from '../src/client.ts';
import { answered, ask, handbook, settled, uploaded } from '../src/flows.ts';
import { documentsFolder, forms, has } from '../src/needs.ts';
import { admin, startProduct, type Product } from '../src/product.ts';

interface StreamEvent {
  readonly messageId: string;
  readonly seq: number;
  readonly event: { readonly type: string; readonly text?: string };
}

describe.each(forms())('the main job over the API, %s form', (form) => {
  let product: Product;
  let client: Client;
  beforeAll(async () => {
    product = await startProduct(form);
    client = await signIn(product);
  });
  afterAll(() => product.remove());

  it('finds the passage and answers with a source that points at it', async () => {
    const fact = 'Die Wartungsnummer der Anlage KX-7741 lautet 58213.';
    const id = await uploaded(client, 'KX 7741 – Handbuch.md', handbook('KX-7741', fact));
    expect((await settled(client, id)).state).toBe('ready');
    const { results } = await client.ok('POST', '/api/search', { query: 'Wartungsnummer KX-7741' });
    expect(results[0]).toMatchObject({
      documentId: id,
      title: expect.stringContaining('KX'),
      headingPath: expect.arrayContaining(['Wartung']),
    });
    const { chatId, answerId } = await ask(client, 'Wie lautet die Wartungsnummer der Anlage KX-7741?');
    const answer = await answered(client, chatId, answerId);
    expect(answer).toMatchObject({ state: 'done', model: null, notices: ['no_model'] });
    expect(answer.text).toContain('58213');
    expect(answer.citations[0]).toMatchObject({ n: 1, documentId: id, quote: expect.stringContaining('58213') });
  });

  it.runIf(has('documents'))('answers from a German PDF with the page', async () => {
    const name = 'debian__developers-reference.de.pdf';
    const id = await uploaded(client, name, readFileSync(join(documentsFolder() ?? '', name)));
    const document = await settled(client, id, 120_000);
    expect(document).toMatchObject({ state: 'ready', pageCount: expect.any(Number) });
    const { results } = await client.ok('POST', '/api/search', {
      query: 'Was tut ein Betreuer, der sein Paket nicht mehr pflegen will?',
    });
    expect(results[0]).toMatchObject({ documentId: id, page: expect.any(Number) });
    expect(results[0].boxes.length).toBeGreaterThan(0);
  });

  it('streams an answer on the socket, and from the start again after a reload', async () => {
    const chat = await client.ok('POST', '/api/chats', {});
    const first = connect(client);
    const { answer } = await client.ok('POST', `/api/chats/${chat.id}/messages`, { text: 'Wartungsnummer KX-7741?' });
    const live = await follow(first, answer.id);
    const again = await follow(connect(client), answer.id);
    expect(live.map((entry) => entry.event.type)).toContain('sources');
    expect(live.at(-1)?.event.type).toBe('done');
    expect(again).toEqual(live);
    expect(live.map((entry) => entry.seq)).toEqual([...new Set(live.map((entry) => entry.seq))].sort((a, b) => a - b));
  });

  it('refuses a socket without a valid token, and a stranger’s subscription', async () => {
    const refused = io(`${client.url}/ws/chat`, { auth: { token: 'x' }, transports: ['websocket'], reconnection: false });
    const error = await new Promise<Error & { data?: { code: string } }>((resolve) => refused.once('connect_error', resolve));
    expect(error.data?.code).toBe('SESSION_EXPIRED');
    const { answerId } = await ask(client, 'Wartungsnummer KX-7741?');
    const stranger = connect(await newUser(product, client, 'fremd@firma.example'));
    expect(await stranger.emitWithAck('stream.subscribe', { messageId: answerId })).toMatchObject({
      ok: false,
      problem: { code: 'MESSAGE_NOT_FOUND' },
    });
    expect(await stranger.emitWithAck('answer.stop', { messageId: answerId })).toMatchObject({
      ok: false,
      problem: { code: 'MESSAGE_NOT_FOUND' },
    });
    stranger.disconnect();
  });

  it('closes the socket of a device that signs out, in whichever process it is', async () => {
    const { headers, body } = await client.call('POST', '/api/auth/login', { email: admin.email, password: admin.password });
    const [socket, other] = [connect(new Client(product.url, body.accessToken as string)), connect(client)];
    await Promise.all([socket, other].map((one) => new Promise<void>((resolve) => one.once('connect', resolve))));
    const closed = new Promise<string>((resolve) => socket.once('disconnect', resolve));
    const cookie = headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    expect((await client.call('POST', '/api/auth/logout', undefined, { cookie })).status).toBe(204);
    expect(await closed).toBe('io server disconnect');
    expect(other.connected).toBe(true);
    for (const one of [socket, other]) one.disconnect();
  });

  it('forgets a deleted document at once', async () => {
    const id = await uploaded(client, 'weg.md', handbook('ZZ-9', 'Der Zugangscode der Anlage ZZ-9 lautet Amethyst.'));
    await settled(client, id);
    await client.ok('DELETE', `/api/documents/${id}`);
    const { results } = await client.ok('POST', '/api/search', { query: 'Zugangscode der Anlage ZZ-9 Amethyst' });
    expect(results.filter((result: { documentId: string }) => result.documentId === id)).toEqual([]);
    expect((await client.call('GET', `/api/documents/${id}`)).status).toBe(404);
  });

  it('stops in order, keeps everything and starts again', async () => {
    const before = await client.ok('GET', '/api/chats');
    const codes = await product.shutDown();
    expect(codes).toEqual(codes.map(() => 0));
    await product.start();
    client = await signIn(product);
    expect((await client.ok('GET', '/api/chats')).items).toEqual(before.items);
  });

  it('shows internal addresses to nobody behind the proxy', async () => {
    const reply = await fetch(`${product.url}/metrics`, { headers: { 'x-forwarded-for': '127.0.0.1' } });
    expect([403, 404]).toContain(reply.status);
  });
});

function connect(client: Client): ReturnType<typeof io> {
  return io(`${client.url}/ws/chat`, { auth: { token: client.token }, transports: ['websocket'], forceNew: true });
}

/** Subscribes from the start and gives all events up to the end. */
async function follow(socket: ReturnType<typeof io>, messageId: string): Promise<StreamEvent[]> {
  const events: StreamEvent[] = [];
  const ended = new Promise<void>((resolve) => {
    socket.on('stream.event', (entry: StreamEvent) => {
      events.push(entry);
      if (['done', 'failed', 'stopped'].includes(entry.event.type)) resolve();
    });
  });
  expect(await socket.timeout(10_000).emitWithAck('stream.subscribe', { messageId, after: 0 })).toEqual({ ok: true });
  await ended;
  socket.disconnect();
  return events;
}
