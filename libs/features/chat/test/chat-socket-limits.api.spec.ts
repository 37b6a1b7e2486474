// Real: socket.io, HTTP, database, work, streams. Fake: sign-in, licence, search, models. Clients that want too much.
import { CHAT_EVENTS } from '@assist/contracts';
import { newId } from '@assist/kernel';
import { until } from '@assist/platform/testing';
import { io } from 'socket.io-client';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { StopAnswer } from '../src/messages/stop-answer.js';
import { ChatGateway } from '../src/realtime/chat.gateway.js';
import { FollowAnswer } from '../src/realtime/follow-answer.js';
import { answerIn, ask, beginChat, createChatApp, type ChatApp, type Person } from './chat-app.js';
import { makePassage } from './make-passage.js';
import { Follower } from './stream-follower.js';

const QUESTION = 'Wie lange ist die Kündigungsfrist?';

describe('sockets that want too much', () => {
  const ends: (() => unknown)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0)) await end();
  });
  const open = async (env: Record<string, string> = {}): Promise<{ app: ChatApp; anna: Person }> => {
    const app = await createChatApp({ env });
    ends.push(() => app.close());
    return { app, anna: app.user() };
  };
  const connect = async (app: ChatApp, person: Person): Promise<Follower> => {
    const follower = await Follower.connect(app, person.token);
    ends.unshift(() => follower.close());
    return follower;
  };
  const absent = { messageId: newId() };
  const refused = { ok: false, problem: { code: 'RATE_LIMITED' } };

  it('counts the events of a user over all sockets, not those of others', async () => {
    const { app, anna } = await open({ RATE_LIMIT_REQUESTS: '5' });
    const [page, phone] = [await connect(app, anna), await connect(app, anna)];
    for (let sent = 0; sent < 5; sent += 1) {
      expect(await page.send(CHAT_EVENTS.stop, absent)).toMatchObject({ problem: { code: 'MESSAGE_NOT_FOUND' } });
    }
    expect(await page.send(CHAT_EVENTS.stop, absent)).toMatchObject(refused);
    expect(await phone.send(CHAT_EVENTS.subscribe, absent)).toMatchObject(refused);
    const other = await connect(app, app.user());
    expect(await other.send(CHAT_EVENTS.stop, absent)).toMatchObject({ problem: { code: 'MESSAGE_NOT_FOUND' } });
  });

  it('handles a few events of a socket at once', async () => {
    const { app, anna } = await open();
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    vi.spyOn(app.app.get(StopAnswer, { strict: false }), 'execute').mockReturnValue(held);
    const page = await connect(app, anna);
    const waiting = Array.from({ length: 32 }, () => page.send(CHAT_EVENTS.stop, absent));
    expect(await page.send(CHAT_EVENTS.stop, absent)).toMatchObject(refused);
    release();
    expect(await Promise.all(waiting)).toEqual(waiting.map(() => ({ ok: true })));
    expect(await page.send(CHAT_EVENTS.stop, absent)).toEqual({ ok: true });
  });

  it.each([CHAT_EVENTS.stop, 'unknown.event'])('ends a connection that floods with %s', async (event) => {
    const { app, anna } = await open();
    const execute = vi.spyOn(app.app.get(StopAnswer, { strict: false }), 'execute');
    const page = await connect(app, anna);
    for (let sent = 0; sent < 5000; sent += 1) page.socket.emit(event, absent);
    await until(() => page.socket.disconnected);
    expect(execute.mock.calls.length).toBeLessThan(1000);
    expect((await app.call('GET', '/health')).status).toBe(200);
  });

  it('looks without a writing transaction whether there is something to stop', async () => {
    const { app, anna } = await open();
    app.search.passages.set(anna.userId, [makePassage('Die Kündigungsfrist beträgt zwei Wochen.')]);
    const chat = await beginChat(app, anna);
    const { answer } = await ask(app, anna, chat.id, QUESTION);
    await answerIn(app, anna, chat.id, 'done');
    const page = await connect(app, anna);
    const transaction = vi.spyOn(app.database, 'transaction');
    expect(await page.send(CHAT_EVENTS.stop, { messageId: answer.id })).toEqual({ ok: true });
    expect(await page.send(CHAT_EVENTS.stop, absent)).toMatchObject({ problem: { code: 'MESSAGE_NOT_FOUND' } });
    expect(transaction.mock.contexts.length).toBe(0);
  });

  it('keeps little for a client that does not read, and goes on when it does', async () => {
    const { app, anna } = await open();
    app.models.connect(newId(), ['Wort '.repeat(200_000)]);
    const chat = await beginChat(app, anna);
    const { answer } = await ask(app, anna, chat.id, QUESTION);
    await answerIn(app, anna, chat.id, 'done');
    const page = await connect(app, anna);
    const connection = (page.socket.io.engine.transport as unknown as { ws: { _socket: { pause(): void; resume(): void } } }).ws
      ._socket;
    connection.pause();
    const asked = 60;
    const found = vi.spyOn(app.app.get(FollowAnswer, { strict: false }), 'find');
    for (let sent = 1; sent <= asked; sent += 1) {
      page.socket.emit(CHAT_EVENTS.subscribe, { messageId: answer.id, after: 999_999 });
      await until(() => found.mock.calls.length === sent);
    }
    // The last of them waits for the client, those before it were replaced.
    await until(() => app.app.get(ChatGateway, { strict: false }).followed === 1);
    connection.resume();
    await until(() => app.app.get(ChatGateway, { strict: false }).followed === 0);
    await page.final();
    expect(page.events.length).toBeLessThan(asked / 2);
  });

  it('lets nobody stay in the default namespace', async () => {
    const { app } = await open();
    const socket = io(app.url, { transports: ['websocket'], reconnection: false, forceNew: true });
    ends.unshift(() => socket.disconnect());
    expect(await new Promise((resolve) => socket.once('connect_error', (error) => resolve(error.message)))).toBe('refused');
    expect(socket.connected).toBe(false);
  });

  it('limits connections of an address, whoever they are', async () => {
    const { app, anna } = await open({ RATE_LIMIT_REQUESTS: '10', TRUST_PROXY_COUNT: '1' });
    const handshake = async (address: string): Promise<number> => {
      const reply = await fetch(`${app.url}/socket.io/?EIO=4&transport=polling`, { headers: { 'x-forwarded-for': address } });
      await reply.text();
      return reply.status;
    };
    for (let made = 0; made < 10; made += 1) expect(await handshake('192.0.2.1')).toBe(200);
    expect(await handshake('192.0.2.1')).toBe(403);
    expect(await handshake('192.0.2.2')).toBe(200);
    await connect(app, anna);
  });

  it('limits the sockets of a user and counts only those that are there', async () => {
    const { app, anna } = await open();
    const tabs: Follower[] = [];
    for (let made = 0; made < 50; made += 1) tabs.push(await connect(app, anna));
    await expect(Follower.connect(app, anna.token)).rejects.toMatchObject({ problem: { code: 'RATE_LIMITED' } });
    await connect(app, app.user());
    tabs[0]!.close();
    await until(() =>
      Follower.connect(app, anna.token).then(
        (tab) => (ends.unshift(() => tab.close()), true),
        () => false,
      ),
    );
  });
});
