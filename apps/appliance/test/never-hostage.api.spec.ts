// Real: the whole product over HTTP, on both engines. Fake: the clock.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemContext } from '@assist/kernel';
import { LicenceState } from '@assist/licence/nest';
import { testDatabases, until } from '@assist/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN, DAY, fileForm, openHouse, sendDocument, uploadDocument, USER, type House, type Person } from './house.js';

interface Held {
  readonly collection: string;
  readonly document: string;
  readonly chat: string;
  readonly userId: string;
  readonly spareIds: readonly string[];
}

interface Here {
  readonly house: House;
  readonly admin: Person;
  readonly user: Person;
  readonly held: Held;
  /** Made for this state, to be deleted in it. */
  readonly disposable: { readonly document: string; readonly chat: string };
  /** Whose password changes. */
  readonly spare: number;
  /** Differs in each state. */
  readonly mark: string;
}

type Row = readonly [name: string, expected: number, send: (here: Here) => Promise<{ readonly status: number }>];

/** What nobody may ever be kept from, in whatever state the licence is. */
const NEVER_HOSTAGE: readonly Row[] = [
  [
    'sign in',
    200,
    ({ house }) => house.call('POST', '/api/auth/login', { body: { email: USER.email, password: USER.password } }),
  ],
  [
    'refresh the session',
    200,
    ({ house, user }) => house.call('POST', '/api/auth/refresh', { headers: { cookie: user.cookie } }),
  ],
  ['read the own profile', 200, ({ user }) => user.call('GET', '/api/me')],
  ['change the own profile', 200, ({ user, mark }) => user.call('PATCH', '/api/me', { name: `Uwe ${mark}` })],
  [
    'change the own password',
    204,
    async ({ house, admin, held, spare }) => {
      const person = await house.signIn(SPARES[spare]!);
      const { password } = SPARES[spare]!;
      const reply = await person.call('POST', '/api/me/password', {
        currentPassword: password,
        newPassword: 'ein Passwort 99 neu',
      });
      await admin.call('PATCH', `/api/users/${held.spareIds[spare]!}`, { password });
      return reply;
    },
  ],
  ['see the own devices', 200, ({ user }) => user.call('GET', '/api/me/sessions')],
  ['see the own keys', 200, ({ user }) => user.call('GET', '/api/me/api-keys')],
  ['list the own chats', 200, ({ user }) => user.call('GET', '/api/chats')],
  ['read an own chat', 200, ({ user, held }) => user.call('GET', `/api/chats/${held.chat}`)],
  ['read its messages', 200, ({ user, held }) => user.call('GET', `/api/chats/${held.chat}/messages`)],
  ['list the own collections', 200, ({ user }) => user.call('GET', '/api/collections')],
  ['list the documents', 200, ({ user, held }) => user.call('GET', `/api/collections/${held.collection}/documents`)],
  ['see a document', 200, ({ user, held }) => user.call('GET', `/api/documents/${held.document}`)],
  ['read its text', 200, ({ user, held }) => user.call('GET', `/api/documents/${held.document}/content`)],
  ['download the original', 200, ({ user, held }) => user.call('GET', `/api/documents/${held.document}/file`)],
  ['delete a document', 204, ({ user, disposable }) => user.call('DELETE', `/api/documents/${disposable.document}`)],
  ['delete a chat', 204, ({ user, disposable }) => user.call('DELETE', `/api/chats/${disposable.chat}`)],
  ['list the users', 200, ({ admin }) => admin.call('GET', '/api/users')],
  ['give a role', 200, ({ admin, held }) => admin.call('PATCH', `/api/users/${held.spareIds[0]!}`, { role: 'admin' })],
  ['take a role', 200, ({ admin, held }) => admin.call('PATCH', `/api/users/${held.spareIds[0]!}`, { role: 'user' })],
  ['suspend somebody', 200, ({ admin, held }) => admin.call('PATCH', `/api/users/${held.spareIds[0]!}`, { disabled: true })],
  ['let them in again', 200, ({ admin, held }) => admin.call('PATCH', `/api/users/${held.spareIds[0]!}`, { disabled: false })],
  [
    'reset a password',
    200,
    ({ admin, held }) => admin.call('PATCH', `/api/users/${held.spareIds[0]!}`, { password: SPARES[0]!.password }),
  ],
  [
    'create an account within the seats',
    201,
    async ({ admin, mark }) => {
      const body = { email: `${mark}@firma.example`, name: mark, password: 'ein Passwort 33 neu' };
      const reply = await admin.call('POST', '/api/users', body);
      await admin.call('PATCH', `/api/users/${reply.body.id as string}`, { disabled: true });
      return reply;
    },
  ],
  ['see the licence', 200, ({ user }) => user.call('GET', '/api/license')],
  ['see all of the licence', 200, ({ admin }) => admin.call('GET', '/api/license')],
  [
    'preview a licence',
    200,
    ({ admin, house }) => admin.call('POST', '/api/license/preview', fileForm('l', house.vendor.trust())),
  ],
  [
    'hand in documents of the vendor',
    200,
    ({ admin, house }) => admin.call('PUT', '/api/license', fileForm('l', house.vendor.trust())),
  ],
  ['ask for a licence', 200, ({ admin }) => admin.call('POST', '/api/license/request')],
  ['state the use', 200, ({ admin }) => admin.call('GET', '/api/license/usage')],
  ['see the settings', 200, ({ admin }) => admin.call('GET', '/api/settings')],
  ['see the modules', 200, ({ user }) => user.call('GET', '/api/modules')],
  [
    'switch a module off and on',
    200,
    async ({ admin }) => {
      const { version } = (await admin.call('GET', '/api/modules')).body.admin as { version: number };
      const off = await admin.call('PUT', '/api/modules/mcp', { enabled: false, version });
      return admin.call('PUT', '/api/modules/mcp', { enabled: true, version: off.body.admin.version as number });
    },
  ],
  ['see the models', 200, ({ admin }) => admin.call('GET', '/api/llm/connections')],
  [
    'connect a model',
    201,
    async ({ admin, mark }) => {
      const draft = { name: mark, provider: 'openai-compatible', baseUrl: 'http://127.0.0.1:9/v1', model: 'm' };
      const reply = await admin.call('POST', '/api/llm/connections', draft);
      await admin.call('DELETE', `/api/llm/connections/${reply.body.id as string}`);
      return reply;
    },
  ],
  ['see the health', 200, ({ house }) => house.call('GET', '/health')],
  ['see that the process is ready', 200, ({ house }) => house.call('GET', '/readyz')],
  ['read the figures', 200, ({ house }) => house.call('GET', '/metrics')],
  [
    'sign out',
    204,
    async ({ house }) => house.call('POST', '/api/auth/logout', { headers: { cookie: (await house.signIn(USER)).cookie } }),
  ],
];

/** What needs a licence. */
const USE: readonly Row[] = [
  ['search', 200, ({ user }) => user.call('POST', '/api/search', { query: 'Pumpe' })],
  ['begin a chat', 201, ({ user }) => user.call('POST', '/api/chats', {})],
  ['rename a chat', 200, ({ user, held, mark }) => user.call('PATCH', `/api/chats/${held.chat}`, { title: mark })],
  ['make a collection', 201, ({ user, mark }) => user.call('POST', '/api/collections', { name: mark })],
  [
    'upload a document',
    201,
    ({ user, held, mark }) => user.call('POST', `/api/collections/${held.collection}/documents`, fileForm('n.md', `Neu ${mark}`)),
  ],
  ['ask', 201, ({ user, held }) => user.call('POST', `/api/chats/${held.chat}/messages`, { text: 'Was ist undicht?' })],
];

/** Two, since one may not change the password more than ten times in a while. */
const SPARES = ['sara', 'sina'].map((name) => ({ email: `${name}@firma.example`, name, password: 'ein Passwort 21 neu' }));

interface Step {
  readonly state: string;
  readonly level: 'full' | 'read-only';
  readonly enter: (house: House) => Promise<void>;
}

const put = async (house: House, text: string): Promise<void> => {
  const admin = await house.signIn(ADMIN);
  const reply = await admin.call('PUT', '/api/license', fileForm('license.json', text));
  expect([reply.status, reply.body.code]).toEqual([200, undefined]);
};
/** Removes what the house knows of its licence, as whoever loses a disk does. */
const loseDocuments = async (house: House, broken?: string): Promise<void> => {
  rmSync(join(house.folder, 'license.json'), { force: true });
  if (broken !== undefined) writeFileSync(join(house.folder, 'license.json'), broken);
  const ctx = systemContext('test');
  await house.database.transaction(ctx, async (tx) => {
    await house.database.manager(tx).query(`DELETE FROM license_document WHERE id IN ('license', 'next')`);
  });
};
const on = (house: House, day: string): void => house.clock.advance(Date.parse(`${day}T12:00:00Z`) - house.clock.now());

/** One after the other, as the life of a house could go. */
const LIFE: readonly Step[] = [
  { state: 'evaluation', level: 'full', enter: async () => undefined },
  { state: 'evaluation-ended', level: 'read-only', enter: async (house) => on(house, '2026-07-02') },
  {
    state: 'not-yet-valid',
    level: 'read-only',
    enter: (house) => put(house, house.vendor.license({ nbf: '2026-07-10T00:00:00Z', exp: '2026-12-31T23:59:59Z' }).text),
  },
  { state: 'valid', level: 'full', enter: async (house) => on(house, '2026-07-10') },
  { state: 'expiring', level: 'full', enter: async (house) => on(house, '2026-12-20') },
  { state: 'grace', level: 'full', enter: async (house) => on(house, '2027-01-05') },
  { state: 'expired', level: 'read-only', enter: async (house) => on(house, '2027-01-20') },
  {
    state: 'revoked',
    level: 'read-only',
    enter: async (house) => {
      const { lid, text } = house.vendor.license({ exp: '2028-12-31T23:59:59Z' });
      await put(house, text);
      await put(house, house.vendor.revocation(lid, '2026-05-01T00:00:00Z'));
    },
  },
  {
    state: 'wrong-host',
    level: 'read-only',
    enter: async (house) => {
      const policy = { warnDays: [], graceDays: 0, afterGrace: 'read-only', bindGraceDays: 1 };
      await put(
        house,
        house.vendor.license({ exp: '2028-12-31T23:59:59Z', policy, bind: { mode: 'hostname', host: 'other.example' } }).text,
      );
      on(house, '2027-01-23');
    },
  },
  {
    state: 'missing',
    level: 'read-only',
    enter: async (house) => {
      await put(house, house.vendor.license({ exp: '2028-12-31T23:59:59Z' }).text);
      await loseDocuments(house);
    },
  },
  { state: 'invalid', level: 'read-only', enter: (house) => loseDocuments(house, '{"protected":') },
];

describe.each(testDatabases())('70: a house on $engine is never hostage of its licence', (engine) => {
  let house: House;
  let held: Held;
  const disposables: Here['disposable'][] = [];

  beforeAll(async () => {
    house = await openHouse({ engine });
    const admin = await house.signIn(ADMIN);
    const create = async (who: typeof USER): Promise<string> => (await admin.call('POST', '/api/users', who)).body.id as string;
    const userId = await create(USER);
    const spareIds = [await create(SPARES[0]!), await create(SPARES[1]!)];
    const user = await house.signIn(USER);
    const document = await uploadDocument(user, 'pumpe.md', '# Pumpe\n\nDie Pumpe P-7 hat eine undichte Dichtung.\n');
    const collection = ((await user.call('GET', '/api/collections')).body.items as { id: string }[])[0]?.id ?? '';
    const chat = (await user.call('POST', '/api/chats', {})).body.id as string;
    await user.call('POST', `/api/chats/${chat}/messages`, { text: 'Was ist an der Pumpe undicht?' });
    await until(async () => isAnswered((await user.call('GET', `/api/chats/${chat}/messages`)).body.items), 30_000);
    held = { collection, document, chat, userId, spareIds };
    for (const { state } of LIFE) {
      const extra = await sendDocument(user, `${state}.md`, `Ein Satz über ${state}.\n`);
      disposables.push({ document: extra, chat: (await user.call('POST', '/api/chats', {})).body.id as string });
    }
  }, 120_000);
  afterAll(() => house.remove());

  it.each(LIFE.map((step, at) => ({ ...step, at })))(
    'in the state $state',
    async ({ state, level, enter, at }) => {
      await enter(house);
      expect([await house.look(), house.app.get(LicenceState).snapshot.level]).toEqual([state, level]);
      const [admin, user] = [await house.signIn(ADMIN), await house.signIn(USER)];
      const here: Here = { house, admin, user, held, disposable: disposables[at]!, spare: at % 2, mark: `s${at}-${state}` };
      for (const [name, expected, send] of NEVER_HOSTAGE) {
        const { status } = await send(here);
        expect([name, status]).toEqual([name, expected]);
      }
      const refusal = state === 'expired' ? 'LICENSE_EXPIRED' : 'LICENSE_REQUIRED';
      for (const [name, expected, send] of USE) {
        const reply = (await send(here)) as { status: number; body: { code?: string; params?: { state?: string } } };
        const found = level === 'full' ? [reply.status] : [reply.status, reply.body.code, reply.body.params?.state];
        expect([name, ...found]).toEqual([name, ...(level === 'full' ? [expected] : [402, refusal, state])]);
      }
    },
    60_000,
  );

  it('and is whole again with the next licence', async () => {
    await put(house, house.vendor.license({ exp: '2028-12-31T23:59:59Z' }).text);
    expect(await house.look()).toBe('valid');
    const user = await house.signIn(USER);
    const { body } = await user.call('POST', '/api/search', { query: 'undichte Dichtung der Pumpe' });
    expect(body.results[0].documentId).toBe(held.document);
    expect(isAnswered((await user.call('GET', `/api/chats/${held.chat}/messages`)).body.items)).toBe(true);
  });
});

describe.each(testDatabases())('70: the first administrator on $engine', (engine) => {
  it('can always be made, also long after the evaluation', async () => {
    const house = await openHouse({ engine, withoutAdministrator: true });
    house.clock.advance(400 * DAY);
    expect(await house.look()).toBe('evaluation-ended');
    expect((await house.call('POST', '/api/setup', { body: ADMIN })).status).toBe(201);
    expect((await (await house.signIn(ADMIN)).call('GET', '/api/license')).body.state).toBe('evaluation-ended');
    await house.remove();
  });
});

function isAnswered(messages: readonly { readonly role: string; readonly state: string }[]): boolean {
  return messages.some(({ role, state }) => role === 'assistant' && state === 'done');
}
