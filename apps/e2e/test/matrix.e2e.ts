import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client, newUser, signIn, type Reply } from '../src/client.ts';
import { answered, ask, handbook, settled, uploaded } from '../src/flows.ts';
import { MATRIX, type Objects } from '../src/matrix.ts';
import { operationsOf, type Operation } from '../src/openapi.ts';
import { startProduct, type Product } from '../src/product.ts';

const ABSENT = '018f6f2e-0000-7000-8000-000000000000';
const absent: Objects = { collection: ABSENT, document: ABSENT, chat: ABSENT, message: ABSENT, connection: ABSENT, user: ABSENT };

/** What a stranger may compare: everything but the request's own number. */
function visible(reply: Reply): unknown {
  const body = typeof reply.body === 'object' && reply.body !== null ? { ...reply.body, requestId: undefined } : reply.body;
  return { status: reply.status, body };
}

describe('who may reach what', () => {
  let product: Product;
  let admin: Client;
  let owner: Client;
  let stranger: Client;
  let anonymous: Client;
  let operations: Operation[];
  let owned: Objects;

  const send = (client: Client, operation: Operation, objects: Objects): Promise<Reply> => {
    const row = MATRIX[operation.name];
    const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => objects[row?.ids?.[name] ?? 'chat']);
    return client.call(operation.method, path + (row?.query ?? ''), row?.body?.(objects));
  };

  beforeAll(async () => {
    product = await startProduct('appliance');
    admin = await signIn(product);
    owner = await newUser(product, admin, 'owner@firma.example');
    stranger = await newUser(product, admin, 'stranger@firma.example');
    anonymous = new Client(product.url, undefined);
    operations = await operationsOf(admin);
    const document = await uploaded(
      owner,
      'geheim.md',
      handbook('KX-1', 'Das Geheimwort der Anlage KX-1 lautet Zitronenfalter.'),
    );
    await settled(owner, document);
    const { chatId, answerId } = await ask(owner, 'Wie lautet das Geheimwort der Anlage KX-1?');
    expect((await answered(owner, chatId, answerId)).text).toContain('Zitronenfalter');
    const connection = await admin.ok('POST', '/api/llm/connections', {
      name: 'm',
      provider: 'openai-compatible',
      baseUrl: 'http://127.0.0.1:9/v1',
      model: 'm',
      apiKey: 'k',
    });
    const { items } = await admin.ok('GET', '/api/users');
    owned = {
      collection: await owner.defaultCollection(),
      document,
      chat: chatId,
      message: answerId,
      connection: connection.id,
      user: items[0].id,
    };
  });
  afterAll(() => product.remove());

  it('knows every operation, and no operation that is gone', () => {
    expect(Object.keys(MATRIX).sort()).toEqual(operations.map((operation) => operation.name).sort());
  });

  it('answers nobody without a token, but on public routes', async () => {
    for (const operation of operations) {
      const row = MATRIX[operation.name];
      const reply = await send(anonymous, operation, owned);
      if (row?.who === 'public') {
        expect([operation.name, reply.status === 401 && reply.body.code === 'AUTH_REQUIRED']).toEqual([operation.name, false]);
      } else {
        expect([operation.name, reply.status, reply.body.code]).toEqual([operation.name, 401, 'AUTH_REQUIRED']);
      }
    }
  });

  it('keeps administrators’ routes from users', async () => {
    for (const operation of operations.filter(({ name }) => MATRIX[name]?.who === 'admin')) {
      const reply = await send(stranger, operation, owned);
      expect([operation.name, reply.status, reply.body.code]).toEqual([operation.name, 403, 'FORBIDDEN']);
    }
  });

  it.each(['stranger', 'admin'] as const)(
    'tells a %s the same about another user’s object as about one that does not exist',
    async (who) => {
      const client = who === 'stranger' ? stranger : admin;
      const objectOperations = operations.filter(({ name }) => MATRIX[name]?.who === 'owner');
      expect(objectOperations.length).toBeGreaterThan(10);
      for (const operation of objectOperations) {
        const [foreign, none] = [await send(client, operation, owned), await send(client, operation, absent)];
        expect({ operation: operation.name, ...(visible(foreign) as object) }).toEqual({
          operation: operation.name,
          ...(visible(none) as object),
        });
        expect([operation.name, foreign.status]).toEqual([operation.name, 404]);
      }
    },
  );

  it('never lists or finds what belongs to somebody else', async () => {
    for (const operation of operations.filter(({ name }) => MATRIX[name]?.who === 'own')) {
      const reply = await send(stranger, operation, owned);
      expect([operation.name, JSON.stringify(reply.body).includes('Zitronenfalter')]).toEqual([operation.name, false]);
      for (const id of [owned.document, owned.chat, owned.message, owned.collection]) {
        expect([operation.name, JSON.stringify(reply.body).includes(id)]).toEqual([operation.name, false]);
      }
    }
    const { chatId, answerId } = await ask(stranger, 'Wie lautet das Geheimwort der Anlage KX-1?');
    const answer = await answered(stranger, chatId, answerId);
    expect(answer.text).not.toContain('Zitronenfalter');
    expect(answer.citations).toEqual([]);
  });

  it('left the owner’s objects as they were', async () => {
    expect((await owner.ok('GET', `/api/documents/${owned.document}`)).state).toBe('ready');
    expect((await owner.ok('GET', `/api/chats/${owned.chat}/messages`)).items).toHaveLength(2);
  });
});
