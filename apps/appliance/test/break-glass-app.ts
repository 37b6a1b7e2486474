import { auditAccessFeature, auditFeature } from '@assist/audit';
import { chatFeature } from '@assist/chat';
import type { BreakGlass, BreakGlassNotice, BreakGlassNotices } from '@assist/contracts/house';
import { identityAccessFeature, identityFeature } from '@assist/identity';
import { systemContext } from '@assist/kernel';
import { SeatLimit } from '@assist/licence/nest';
import { ChatModels } from '@assist/llm/contracts';
import { migrations } from '@assist/migrations';
import { AuditReader, detailOf } from '@assist/platform/audit';
import { createTestApp, FakeClock, until, type CallReply, type TestApp, type TestAppOptions } from '@assist/platform/testing';
import { DocumentSearch } from '@assist/rag/contracts';
import { Module } from '@nestjs/common';

const PASSWORD = 'noch ein gutes Wort';
export const QUESTION = 'Wie lautet das Geheimwort Zitronenfalter?';
export const REASON = 'Verdacht auf Weitergabe von Kundendaten, Fall 2026-17';

/** Finds nothing, answers nothing: who may read is what counts here. */
const NOTHING = {
  search: { search: async () => [], count: async () => ({ ready: 0, pending: 0 }) },
  models: { open: async () => null },
} as const;

@Module({})
class OutsideModule {}

export interface Colleague {
  readonly id: string;
  readonly email: string;
  token: string;
}

/** One told entry: action, who, and what else counts. */
export type Told = readonly [action: string, actorId: string | null, detail: Readonly<Record<string, unknown>>];

export interface BreakGlassApp extends TestApp {
  readonly clock: FakeClock;
  /** Three administrators, and two who are none. */
  readonly people: Readonly<Record<'chefin' | 'vera' | 'otto' | 'anna' | 'bert', Colleague>>;
  /** With a question of anna's. */
  readonly chatId: string;
  as(person: Colleague, method: string, path: string, body?: unknown): Promise<CallReply>;
  request(requester: Colleague, person: Colleague, hours?: number): Promise<BreakGlass>;
  approved(requester: Colleague, decider: Colleague, person: Colleague, hours?: number): Promise<BreakGlass>;
  noticesOf(person: Colleague): Promise<BreakGlassNotice[]>;
  /** Entries of break glass since the last call. */
  told(): Promise<Told[]>;
  /** Tokens last a quarter of an hour only. */
  signInAgain(): Promise<void>;
}

/** Real: database, HTTP, sign-in, roles, chats, audit, work. Fake: clock, licence, mail server, search, models. */
export async function createBreakGlassApp(
  options: Partial<TestAppOptions> & Partial<Pick<BreakGlassApp, 'clock' | 'people' | 'chatId'>> = {},
): Promise<BreakGlassApp> {
  const clock = options.clock ?? new FakeClock();
  const providers = [
    { provide: SeatLimit, useValue: { max: 50 } },
    { provide: DocumentSearch, useValue: NOTHING.search },
    { provide: ChatModels, useValue: NOTHING.models },
  ];
  const app = await createTestApp({
    features: [identityAccessFeature, identityFeature, auditAccessFeature, auditFeature, chatFeature],
    migrations,
    bindings: [{ module: OutsideModule, global: true, providers, exports: providers }],
    withoutFakeAuthenticator: true,
    ...options,
    clock,
  });
  const as = (person: Colleague, method: string, path: string, body?: unknown): Promise<CallReply> =>
    app.call(method, path, { token: person.token, ...(body === undefined ? {} : { body }) });
  const login = async (email: string): Promise<string> =>
    (await app.call('POST', '/api/auth/login', { body: { email, password: PASSWORD } })).body.accessToken as string;
  const people = options.people ?? (await makePeople(app, login));
  const chatId = options.chatId ?? (await beginChat(as, people.anna));
  const request = async (requester: Colleague, person: Colleague, hours = 2): Promise<BreakGlass> =>
    (await as(requester, 'POST', '/api/break-glass/requests', { personId: person.id, reason: REASON, hours })).body as BreakGlass;
  const reader = app.app.get(AuditReader);
  let seen = 0;
  return Object.assign(app, {
    ...{ clock, people, chatId, as, request },
    approved: async (requester: Colleague, decider: Colleague, person: Colleague, hours?: number): Promise<BreakGlass> => {
      const { id } = await request(requester, person, hours);
      return (await as(decider, 'POST', `/api/break-glass/requests/${id}/approve`)).body as BreakGlass;
    },
    noticesOf: async (person: Colleague) =>
      [...((await as(person, 'GET', '/api/break-glass/notices')).body as BreakGlassNotices).items] as BreakGlassNotice[],
    told: async (): Promise<Told[]> => {
      const rows = await Array.fromAsync(reader.entries(systemContext('test'), { after: seen }));
      seen = rows.at(-1)?.seq ?? seen;
      return rows
        .filter(({ action }) => action.startsWith('break_glass.'))
        .map((row): Told => [row.action, row.actorId, detailOf(row)]);
    },
    signInAgain: async (): Promise<void> => {
      for (const person of Object.values(people)) person.token = await login(person.email);
    },
  });
}

async function makePeople(app: TestApp, login: (email: string) => Promise<string>): Promise<BreakGlassApp['people']> {
  const names = ['chefin', 'vera', 'otto', 'anna', 'bert'] as const;
  const mail = (name: string): string => `${name}@firma.example`;
  await app.call('POST', '/api/setup', { body: { email: mail('chefin'), password: PASSWORD, name: 'chefin' } });
  const token = await login(mail('chefin'));
  for (const name of names.slice(1)) {
    const role = name === 'anna' || name === 'bert' ? 'user' : 'admin';
    await app.call('POST', '/api/users', { token, body: { email: mail(name), password: PASSWORD, name, role } });
  }
  const { items } = (await app.call('GET', '/api/users', { token })).body as { items: { id: string; email: string }[] };
  const colleagues = await Promise.all(
    names.map(async (name): Promise<[string, Colleague]> => {
      const email = mail(name);
      return [name, { id: items.find((user) => user.email === email)?.id ?? '', email, token: await login(email) }];
    }),
  );
  return Object.fromEntries(colleagues) as unknown as BreakGlassApp['people'];
}

async function beginChat(as: BreakGlassApp['as'], person: Colleague): Promise<string> {
  const chatId = (await as(person, 'POST', '/api/chats', {})).body.id as string;
  await as(person, 'POST', `/api/chats/${chatId}/messages`, { text: QUESTION });
  await until(async () => {
    const { items } = (await as(person, 'GET', `/api/chats/${chatId}/messages`)).body;
    return items.at(-1).state === 'done';
  });
  return chatId;
}
