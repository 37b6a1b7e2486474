import { auditAccessFeature } from '@assist/audit';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chatFeature } from '@assist/chat';
import { identityAccessFeature, identityFeature } from '@assist/identity';
import { SeatLimit } from '@assist/licence/nest';
import { llmFeature, LlmModule } from '@assist/llm';
import { migrations } from '@assist/migrations';
import { bindPorts, inProcess, type Feature } from '@assist/platform/http';
import { createTestApp, until, type CallReply, type TestApp, type TestAppOptions } from '@assist/platform/testing';
import { RagModule, ragFeature, SearchDocuments } from '@assist/rag';
import { DocumentSearch } from '@assist/rag/contracts';
import { HouseRecordsModule, settingsFeature } from '@assist/settings';

const PASSWORD = 'noch ein gutes Wort';
export const ADMIN = { email: 'chefin@firma.example', password: 'richtig langes Wort 7', name: 'Die Chefin' };

class TestSeats {}
const seats = {
  module: TestSeats,
  global: true,
  providers: [{ provide: SeatLimit, useValue: { max: 50 } }],
  exports: [SeatLimit],
};

/** Without what administrators do, which needs a licence. */
export const recordsFeature: Feature = { ...settingsFeature, modules: [HouseRecordsModule], prefixes: [] };

export interface Person {
  readonly id: string;
  readonly email: string;
  readonly token: string;
}

/** All rooms that keep something of people, as they stand in the appliance; the licence is a fake. */
export class RoomsApp {
  #count = 0;

  private constructor(
    readonly t: TestApp,
    readonly adminToken: string,
  ) {}

  static async create(options: Partial<TestAppOptions>): Promise<RoomsApp> {
    const t = await createTestApp({
      features: [identityAccessFeature, identityFeature, auditAccessFeature, ragFeature, llmFeature, chatFeature, recordsFeature],
      bindings: [seats, bindPorts({ imports: [RagModule, LlmModule], ports: [inProcess(DocumentSearch, SearchDocuments)] })],
      migrations,
      withoutFakeAuthenticator: true,
      ...options,
    });
    await t.call('POST', '/api/setup', { body: ADMIN });
    const { accessToken } = (await t.call('POST', '/api/auth/login', { body: ADMIN })).body;
    return new RoomsApp(t, accessToken);
  }

  call(method: string, path: string, body?: unknown, token = this.adminToken): Promise<CallReply> {
    return this.t.call(method, path, { token, body });
  }

  async ok(method: string, path: string, body?: unknown, token?: string): Promise<CallReply['body']> {
    const reply = await this.call(method, path, body, token);
    if (reply.status >= 300) throw new Error(`${method} ${path}: ${String(reply.status)} ${JSON.stringify(reply.body)}`);
    return reply.body;
  }

  async person(role = 'user'): Promise<Person> {
    const email = `person${String((this.#count += 1))}@firma.example`;
    const admin = (await this.t.call('POST', '/api/auth/login', { body: ADMIN })).body.accessToken;
    const { id } = await this.ok('POST', '/api/users', { email, name: 'Anna Muster', password: PASSWORD, role }, admin);
    const { accessToken } = await this.ok('POST', '/api/auth/login', { email, password: PASSWORD });
    return { id, email, token: accessToken };
  }

  /** Gives a new token. */
  async signIn({ email }: Person): Promise<string> {
    return (await this.ok('POST', '/api/auth/login', { email, password: PASSWORD })).accessToken;
  }

  async collection({ token }: Person): Promise<string> {
    return (await this.ok('GET', '/api/collections', undefined, token)).items[0].id as string;
  }

  /** Gives the id of the document once it is read. */
  async document(person: Person, name: string, text: string): Promise<string> {
    const form = new FormData();
    form.set('file', new File([text], name));
    const { id } = await this.ok('POST', `/api/collections/${await this.collection(person)}/documents`, form, person.token);
    await until(async () => (await this.ok('GET', `/api/documents/${id}`, undefined, person.token)).state === 'ready', 60_000);
    return id;
  }

  /** A question with its queued answer. */
  async ask({ token }: Person, text: string): Promise<{ readonly chatId: string; readonly answerId: string }> {
    const chatId = (await this.ok('POST', '/api/chats', {}, token)).id as string;
    const { answer } = await this.ok('POST', `/api/chats/${chatId}/messages`, { text }, token);
    return { chatId, answerId: answer.id };
  }

  async lastMessage(chatId: string, token: string): Promise<CallReply['body']> {
    return (await this.ok('GET', `/api/chats/${chatId}/messages`, undefined, token)).items.at(-1);
  }

  /** How many rows a table has of somebody. */
  async rows(sql: string): Promise<number> {
    const manager = this.t.database.manager({ signal: new AbortController().signal } as never);
    const [row] = (await manager.query(`SELECT COUNT(*) AS n FROM ${sql}`)) as { n: number | string }[];
    return Number(row?.n);
  }
}

/** An OpenAI-compatible server that keeps each answer open until the test ends it. */
export async function startModel(): Promise<{ readonly url: string; readonly open: ServerResponse[]; close(): Promise<void> }> {
  const open: ServerResponse[] = [];
  const server = createServer((request, response) => {
    request.resume();
    if (request.method !== 'POST') return void response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":[]}');
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(`data: ${JSON.stringify({ choices: [{ index: 0, delta: { role: 'assistant', content: 'Anfang ' } }] })}\n\n`);
    open.push(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = (): Promise<void> => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve()));
  };
  return { url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/v1`, open, close };
}
