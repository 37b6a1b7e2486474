import type { AskReply, Chat, Message } from '@assist/contracts';
import { messageListSchema } from '@assist/contracts';
import { llmErrors } from '@assist/llm';
import type { Feature } from '@assist/platform/http';
import { createTestApp, until, type TestApp, type TestAppOptions } from '@assist/platform/testing';
import { CreateWork1763700000000 } from '../../../../migrations/src/1763700000000-create-work.js';
import { CreateChat1763700500000 } from '../../../../migrations/src/1763700500000-create-chat.js';
import { chatFeature } from '../src/index.js';
import { FakeModels, FakeSearch, PortsModule } from './fakes.js';

export interface ChatApp extends TestApp {
  readonly search: FakeSearch;
  readonly models: FakeModels;
}

export interface Person {
  readonly userId: string;
  readonly token: string;
}

const RAG_ERRORS = { COLLECTION_NOT_FOUND: { status: 404, title: 'There is no such collection' } } as const;
const portErrors: Feature = {
  id: 'ports',
  modules: [],
  entities: [],
  config: [],
  errors: { ...llmErrors, ...RAG_ERRORS },
  prefixes: [],
};

/** The room with real database, work and streams; search, models, sign-in and licence are fakes. */
export async function createChatApp(
  options: Partial<TestAppOptions> & { readonly ports?: Pick<ChatApp, 'search' | 'models'> } = {},
): Promise<ChatApp> {
  const search = options.ports?.search ?? new FakeSearch();
  const models = options.ports?.models ?? new FakeModels();
  const app = await createTestApp({
    features: [chatFeature, portErrors],
    migrations: [CreateWork1763700000000, CreateChat1763700500000],
    bindings: [PortsModule.bind(search, models)],
    ...options,
  });
  return Object.assign(app, { search, models });
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
