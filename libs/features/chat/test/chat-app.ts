import type { AskReply, Chat, Message } from '@assist/contracts';
import { messageListSchema } from '@assist/contracts';
import type { Feature } from '@assist/platform/http';
import { createTestApp, until, type TestApp, type TestAppOptions } from '@assist/platform/testing';
import { migrations } from '@assist/migrations';
import { chatFeature } from '../src/index.js';
import { FakeBreakGlass, FakeModels, FakeSearch, PortsModule } from './fakes.js';

export interface ChatApp extends TestApp {
  readonly search: FakeSearch;
  readonly models: FakeModels;
  readonly breakGlass: FakeBreakGlass;
}

export interface Person {
  readonly userId: string;
  readonly token: string;
}

/** Codes that the ports may answer with; the rooms that own them are not mounted here. */
const PORT_ERRORS = {
  BREAK_GLASS_NOT_FOUND: { status: 404, title: 'There is no such request' },
  COLLECTION_NOT_FOUND: { status: 404, title: 'There is no such collection' },
  CONNECTION_NOT_FOUND: { status: 404, title: 'There is no such model connection' },
  PROVIDER_AUTH_FAILED: { status: 502, title: 'The model provider refuses the key' },
  PROVIDER_TIMEOUT: { status: 504, title: 'The model provider took too long' },
  PROVIDER_FAILED: { status: 502, title: 'The model provider failed' },
} as const;
const ports: Feature = { id: 'ports', modules: [], entities: [], config: [], errors: PORT_ERRORS, prefixes: [] };

/** The room with real database, work and streams; search, models, sign-in and licence are fakes. */
export async function createChatApp(
  options: Partial<TestAppOptions> & { readonly ports?: Pick<ChatApp, 'search' | 'models'> } = {},
): Promise<ChatApp> {
  const search = options.ports?.search ?? new FakeSearch();
  const models = options.ports?.models ?? new FakeModels();
  const breakGlass = new FakeBreakGlass();
  const app = await createTestApp({
    features: [chatFeature, ports],
    migrations,
    bindings: [PortsModule.bind(search, models, breakGlass)],
    ...options,
  });
  return Object.assign(app, { search, models, breakGlass });
}

export async function beginChat(app: TestApp, { token }: Person): Promise<Chat> {
  return (await app.call('POST', '/api/chats', { token, body: {} })).body as Chat;
}

export async function ask(app: TestApp, { token }: Person, chatId: string, text: string, more: object = {}): Promise<AskReply> {
  const reply = await app.call('POST', `/api/chats/${chatId}/messages`, { token, body: { text, ...more } });
  if (reply.status !== 201) throw new Error(`not accepted: ${JSON.stringify(reply.body)}`);
  return reply.body as AskReply;
}

export async function messagesOf(app: TestApp, { token }: Person, chatId: string): Promise<Message[]> {
  return messageListSchema.parse((await app.call('GET', `/api/chats/${chatId}/messages`, { token })).body).items;
}

/** The last message of a chat once it is in one of `states`. */
export async function answerIn(app: TestApp, person: Person, chatId: string, ...states: Message['state'][]): Promise<Message> {
  let last: Message | undefined;
  await until(async () => {
    last = (await messagesOf(app, person, chatId)).at(-1);
    return last !== undefined && states.includes(last.state);
  });
  return last!;
}
