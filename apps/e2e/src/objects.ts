import { randomUUID } from 'node:crypto';
import type { Client } from './client.ts';
import { answered, ask, handbook, settled } from './flows.ts';

/** For names that there can be only once. */
const mark = (): string => randomUUID().slice(0, 8);

/** Kinds of things that an id can name, each with how the owner, or an administrator, makes one. */
const MAKERS = {
  collection: async ({ owner, names }: Makers) =>
    (await owner.ok('POST', '/api/collections', { name: names?.collection ?? 'Sammlung' })).id as string,
  connection: async ({ admin }: Makers) => {
    const draft = { name: 'm', provider: 'openai-compatible', baseUrl: 'http://127.0.0.1:9/v1', model: 'm', apiKey: 'k' };
    return (await admin.ok('POST', '/api/llm/connections', { ...draft, isDefault: false })).id as string;
  },
  user: async ({ owner }: Makers) => (await owner.ok('GET', '/api/me')).id as string,
  group: async ({ admin }: Makers) => (await admin.ok('POST', '/api/groups', { name: `Einkauf ${mark()}` })).id as string,
  role: async ({ admin }: Makers) =>
    (await admin.ok('POST', '/api/roles', { name: `Leser ${mark()}`, permissions: ['rag.use'] })).id as string,
  export: async ({ owner }: Makers) => (await owner.ok('POST', '/api/me/export')).id as string,
  invitation: async ({ admin }: Makers) =>
    (await admin.ok('POST', '/api/invitations', { email: `eingeladen-${mark()}@firma.example`, name: 'x' })).invitation
      .id as string,
  apiKey: async ({ owner, names }: Makers) =>
    (await owner.ok('POST', '/api/me/api-keys', { name: names?.apiKey ?? 'x', scopes: ['chat.use'] })).apiKey.id as string,
  // Nobody asks to read the own chats: an administrator's are those of somebody else.
  grant: async ({ owner, admin }: Makers) => {
    const person = { email: 'betroffen@firma.example', name: 'Betroffen', password: 'noch ein gutes Wort 7' };
    const personId = (owner === admin ? await admin.ok('POST', '/api/users', person) : await owner.ok('GET', '/api/me'))
      .id as string;
    const request = { personId, reason: 'Ein Grund, der lang genug ist', hours: 1 };
    return (await admin.ok('POST', '/api/break-glass/requests', request)).id as string;
  },
  banner: async ({ admin }: Makers) => {
    const text = { de: 'Wartung am Freitag', en: '' };
    const banner = { severity: 'info', text, audience: 'all', dismissible: true, from: null, until: null };
    return (await admin.ok('POST', '/api/announcements', banner)).id as string;
  },
  session: async ({ owner }: Makers) => {
    const { items } = (await owner.ok('GET', '/api/me/sessions')) as { items: { id: string; current: boolean }[] };
    return (items.find(({ current }) => !current) ?? items[0])?.id ?? '';
  },
  preview: async ({ admin }: Makers) =>
    (await admin.ok('POST', '/api/privacy/retention/previews', { part: 'chat', groupId: null, keepDays: 30 })).id as string,
} as const;

export type ObjectKind = keyof typeof MAKERS | 'document' | 'chat' | 'message';
export type Objects = Readonly<Record<ObjectKind, string>>;
const KINDS: readonly ObjectKind[] = [...(Object.keys(MAKERS) as (keyof typeof MAKERS)[]), 'document', 'chat', 'message'];

interface Makers {
  readonly owner: Client;
  readonly admin: Client;
  /** A sentence that stands in the document and in the answer, and nowhere else. */
  readonly secret: string;
  /** Names by which the owner's things are known again wherever they turn up. */
  readonly names?: { readonly collection: string; readonly document: string; readonly chat: string; readonly apiKey: string };
}

/** The same id in every place. */
export function everywhere(id: string): Objects {
  return Object.fromEntries(KINDS.map((kind) => [kind, id])) as Objects;
}

/** One object of each kind that belongs to `owner`; the question is asked before a model could answer otherwise. */
export async function makeObjects(makers: Makers, question: string): Promise<Objects> {
  const made: Partial<Record<ObjectKind, string>> = {};
  const { owner, names, secret } = makers;
  made.collection = await MAKERS.collection(makers);
  const reply = await owner.upload(made.collection, names?.document ?? 'geheim.md', handbook('KX-1', secret));
  made.document = reply.body.id as string;
  await settled(owner, made.document);
  const { chatId, answerId } = await ask(owner, question);
  await answered(owner, chatId, answerId);
  if (names !== undefined) await owner.ok('PATCH', `/api/chats/${chatId}`, { title: names.chat });
  made.chat = chatId;
  made.message = answerId;
  for (const [kind, make] of Object.entries(MAKERS)) made[kind as ObjectKind] ??= await make(makers);
  return made as Objects;
}
