import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PERMISSIONS, USER_PERMISSIONS, type Permission } from '@assist/contracts';
import { Client, newUser, signIn, type Reply } from './client.ts';
import { browserSignIn, newApiKey, serviceToken, type SignIn } from './credentials.ts';
import { MATRIX } from './matrix.ts';
import { everywhere, makeObjects, type Objects } from './objects.ts';
import { documentedOperations, operationsOf, type Operation } from './openapi.ts';
import { waitFor } from './process.ts';
import { startProduct, type Form, type Product } from './product.ts';
import { TestVendor } from './vendor.ts';

const DAY_MS = 86_400_000;
const PASSWORD = 'noch ein gutes Wort 7';
const METRICS_TOKEN = `metrics-${randomUUID()}`;
const SECRET_KEY = randomUUID() + randomUUID();
const QUESTION = 'Wie lautet das Geheimwort der Anlage KX-1?';

export const ABSENT = everywhere('018f6f2e-0000-7000-8000-000000000000');
/** Names of the owner's things, and a word of their text. They stand nowhere else. */
export const NAMES = {
  collection: 'Sammlung Nachtpfau',
  document: 'kaisermantel.md',
  chat: 'Gespräch Schwalbenschwanz',
  apiKey: 'Trauermantel',
} as const;
/** What only the owner may read, also of administrators. */
export const CONTENTS = ['Nachtpfau', 'kaisermantel', 'Schwalbenschwanz', 'Zitronenfalter'];

/** A person with a role of her own, whose permissions the test changes. */
export interface Person extends SignIn {
  readonly id: string;
  readonly email: string;
  readonly client: Client;
  grant(permissions: readonly Permission[]): Promise<void>;
}

/** Two people of one group, one of another, each with a role of her own. */
export interface World {
  readonly product: Product;
  /** An administrator who let another one read the owner's chats for an hour, and may not do so herself. */
  readonly admin: Client;
  /** That other one. */
  readonly reader: Client;
  readonly owner: Person;
  readonly groupmate: Person;
  readonly stranger: Person;
  readonly operations: readonly Operation[];
  /** Of the owner. */
  readonly owned: Objects;
  /** Of the stranger. */
  readonly others: Objects;
  send(client: Client, operation: Operation, objects: Objects, headers?: Readonly<Record<string, string>>): Promise<Reply>;
  /** A client with that credential and nothing else. */
  as(token: string | undefined): Client;
  /** In the name of the person, as another process of the installation calls. */
  service(person: Person): Client;
  /** Tokens of another purpose than to call the API. */
  foreignTokens(): Promise<Readonly<Record<string, string>>>;
  endLicence(): Promise<void>;
}

async function newPerson(product: Product, admin: Client, name: string): Promise<Person> {
  const role = await admin.ok('POST', '/api/roles', { name: `Rolle ${name}`, permissions: USER_PERMISSIONS });
  const email = `${name}@firma.example`;
  const { id } = await admin.ok('POST', '/api/users', { email, password: PASSWORD, name, role: role.id });
  const signedIn = await browserSignIn(product, email, PASSWORD);
  return {
    ...{ id: id as string, email, ...signedIn, client: new Client(product.url, signedIn.accessToken) },
    grant: async (permissions) => void (await admin.ok('PATCH', `/api/roles/${role.id}`, { permissions })),
  };
}

/** All permissions but one, and those that would bring it back. */
export function allBut(permission: Permission): Permission[] {
  const [module, action] = permission.split('.');
  const brings = action === 'use' ? [`${module}.create`, `${module}.share`] : [];
  return PERMISSIONS.filter((other) => other !== permission && !brings.includes(other));
}

/** Puts the people into their groups and gives them a second device: the session that is an object is not the one that asks. */
async function settle(product: Product, reader: Client, [owner, groupmate, stranger]: readonly Person[]): Promise<void> {
  for (const [name, members] of [
    ['Buchhaltung', [owner, groupmate]],
    ['Vertrieb', [stranger]],
  ] as const) {
    const group = await reader.ok('POST', '/api/groups', { name });
    for (const member of members) await reader.ok('PUT', `/api/groups/${group.id}/members/${member?.id ?? ''}`);
  }
  for (const person of [owner, stranger]) await secondDevice(product, person);
}

/** Id of a new session. */
export async function secondDevice(product: Pick<Product, 'url'>, person: Person | undefined): Promise<string> {
  await browserSignIn(product, person?.email ?? '', PASSWORD);
  const { items } = (await person?.client.ok('GET', '/api/me/sessions')) as { items: { id: string; current: boolean }[] };
  return items.find(({ current }) => !current)?.id ?? '';
}

export async function makeWorld(form: Form): Promise<World> {
  const vendor = new TestVendor(Date.now() - 40 * DAY_MS);
  const product = await startProduct(form, { env: { ...vendor.env, SECRET_KEY, METRICS_TOKEN } });
  const reader = await signIn(product);
  const admin = await newUser(product, reader, 'approver@firma.example', 'admin');
  const owner = await newPerson(product, reader, 'owner');
  const groupmate = await newPerson(product, reader, 'groupmate');
  const stranger = await newPerson(product, reader, 'stranger');
  await settle(product, reader, [owner, groupmate, stranger]);
  const secret = 'Das Geheimwort der Anlage KX-1 lautet Zitronenfalter.';
  const owned = await makeObjects({ owner: owner.client, admin: reader, names: NAMES, secret }, QUESTION);
  await admin.ok('POST', `/api/break-glass/requests/${owned.grant}/approve`);
  const others = await makeObjects({ owner: stranger.client, admin: reader, secret: 'Die Anlage LM-2 ist blau.' }, QUESTION);
  const as = (token: string | undefined): Client => new Client(product.url, token);
  return {
    ...{ product, admin, reader, owner, groupmate, stranger, owned, others, as },
    operations: form === 'split' ? documentedOperations() : await operationsOf(admin),
    send: (client, operation, objects, headers) => sendTo(client, operation, objects, headers),
    service: (person) => as(serviceToken(SECRET_KEY, person.id)),
    foreignTokens: () => foreignTokens(admin, owner, groupmate),
    endLicence: () => endLicence(product, vendor, owner.client),
  };
}

function sendTo(
  client: Client,
  operation: Operation,
  objects: Objects,
  headers?: Readonly<Record<string, string>>,
): Promise<Reply> {
  const row = MATRIX[operation.name];
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => objects[row?.ids?.[name] ?? 'chat']);
  return client.call(operation.method, path + (row?.query ?? ''), row?.body?.(objects), headers);
}

async function foreignTokens(admin: Client, owner: Person, other: Person): Promise<Record<string, string>> {
  const reset = await admin.ok('POST', `/api/users/${other.id}/password-reset`);
  const email = `gast-${randomUUID()}@firma.example`;
  const invitation = await admin.ok('POST', '/api/invitations', { email, name: 'Gast', delivery: 'link' });
  const key = await newApiKey(other.client, 'verfälscht', ['chat.use', 'rag.use']);
  return {
    ...{ nonsense: 'x', metrics: METRICS_TOKEN, refresh: owner.refreshCookie.split('=')[1] ?? '' },
    ...{ reset: reset.token as string, invitation: invitation.token as string },
    'altered key': `${key.slice(0, -8)}AAAAAAAA`,
    'altered token': `${owner.accessToken.slice(0, -8)}AAAAAAAA`,
    'service token of another house': serviceToken(`${SECRET_KEY}x`, owner.id),
  };
}

/** Lays a licence that is over into the folder, and waits until every process has seen it. */
async function endLicence({ dataDir }: Product, vendor: TestVendor, client: Client): Promise<void> {
  const folder = join(dataDir, 'license');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'trust.json'), vendor.trust());
  writeFileSync(join(folder, 'license.json'), vendor.license({ exp: Date.now() - DAY_MS }));
  const isOver = async (path: string, body: object): Promise<boolean> => (await client.call('POST', path, body)).status === 402;
  await waitFor('the end of the licence', () => isOver('/api/chats', {}), 30_000);
  await waitFor('its end beside', () => isOver('/api/search', { query: 'x' }), 30_000);
}
