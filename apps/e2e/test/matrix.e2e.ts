// T1, T2, T3, T5, T14, T16, T17: every operation by everybody. What is right stands in the tables of src/matrix*.ts.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PERMISSIONS, type Permission } from '@assist/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client, Reply } from '../src/client.ts';
import { newApiKey } from '../src/credentials.ts';
import { answered, ask } from '../src/flows.ts';
import { EVENTS, PLACES } from '../src/matrix-places.ts';
import type { Row } from '../src/matrix-row.ts';
import { codeOf, faultsOf, isIn, verdict, visible, wording } from '../src/matrix-verdict.ts';
import { ABSENT, allBut, CONTENTS, makeWorld, NAMES, type World } from '../src/matrix-world.ts';
import { MATRIX } from '../src/matrix.ts';
import { forms } from '../src/needs.ts';
import type { Objects } from '../src/objects.ts';
import type { Operation } from '../src/openapi.ts';
import { root } from '../src/product.ts';

const UNKNOWN: Row = { who: 'admin' };
const rowOf = ({ name }: Operation): Row => MATRIX[name] ?? UNKNOWN;
/** Of the owner alone; the others are the house's. */
const PRIVATE = ['collection', 'document', 'chat', 'message', 'apiKey', 'session', 'export'] as const;

describe.each(forms())('who may reach what, %s form', (form) => {
  let w: World;
  beforeAll(async () => {
    w = await makeWorld(form);
    const answer = await answered(w.owner.client, w.owned.chat, w.owned.message);
    expect(answer.text).toContain('Zitronenfalter');
  });
  afterAll(() => w.product.remove());

  const where = (fits: (row: Row) => boolean): Operation[] => w.operations.filter((operation) => fits(rowOf(operation)));
  const closed = (): Operation[] => where(({ who }) => who !== 'public');
  const owners = (): Operation[] => where(({ who }) => who === 'owner');
  /** Fault when the answer is another one than `expected`. */
  const compare = (operation: Operation, reply: Reply, expected: string): string | undefined =>
    verdict(reply) === expected ? undefined : `${operation.name}: ${verdict(reply)} instead of ${expected}`;
  const mustBeIn = (operation: Operation, reply: Reply): string | undefined =>
    isIn(reply) ? undefined : `${operation.name}: ${verdict(reply)} at an open door`;
  /** Of what is in the answer and only the owner's. */
  const leaks = (operation: Operation, reply: Reply, words: readonly string[]): string | undefined => {
    const found = words.filter((word) => wording(reply).includes(word));
    return found.length === 0 ? undefined : `${operation.name} tells ${found.join(', ')}`;
  };
  /** Somebody else's thing must look like nothing at all. */
  const sameAsAbsent = async (operation: Operation, foreign: Reply, none: Reply): Promise<string | undefined> => {
    if (foreign.status !== 404) return `${operation.name}: ${verdict(foreign)} instead of 404`;
    if (visible(foreign) !== visible(none)) return `${operation.name}: ${visible(foreign)} but ${visible(none)}`;
    return leaks(operation, foreign, [...CONTENTS, NAMES.apiKey]);
  };

  it('knows every operation, what its door asks for, and no operation that is gone', () => {
    const told = (row: Row): string => {
      const who = row.who === 'public' ? 'anybody' : row.needs === undefined ? 'signed-in users' : `the permission ${row.needs}`;
      return `For ${who}${row.personOnly === true ? ', not by API key' : ''}.`;
    };
    const documented = w.operations.map(({ name, description }) => [name, description.replace(/ Codes: .*$/, '')]);
    const expected = Object.entries(MATRIX).map(([name, row]) => [name, told(row)]);
    expect(Object.fromEntries(expected)).toEqual(Object.fromEntries(documented));
  });

  it('knows every place where an id can stand, and every event of a socket', () => {
    const places = w.operations
      .filter(({ idPlaces }) => idPlaces.length > 0)
      .map(({ name, idPlaces }) => [name, [...idPlaces].sort()]);
    const known = Object.entries(PLACES).map(([name, row]) => [name, Object.keys(row).sort()]);
    expect(Object.fromEntries(known)).toEqual(Object.fromEntries(places));
    const inPath = w.operations.flatMap(({ name, path }) =>
      [...path.matchAll(/\{(\w*[iI]d)\}/g)].map(([, id]) => `${name} ${id}`),
    );
    const mapped = Object.entries(MATRIX).flatMap(([name, { ids }]) => Object.keys(ids ?? {}).map((id) => `${name} ${id}`));
    expect(inPath.filter((place) => !mapped.includes(place)).sort()).toEqual(NOBODYS.sort());
    const gateways = globSync('libs/**/src/**/*.gateway.ts', { cwd: root }).map((path) => readFileSync(join(root, path), 'utf8'));
    const events = gateways.flatMap((text) => [...text.matchAll(/@SubscribeMessage\(([^)]+)\)/g)].map(([, event]) => event));
    expect(Object.keys(EVENTS).sort()).toEqual(events.sort());
  });

  it('T15: answers nobody without a token, nor with one of another purpose', async () => {
    const tokens: Record<string, string | undefined> = { none: undefined, ...(await w.foreignTokens()) };
    for (const [name, token] of Object.entries(tokens)) {
      const expected = token === undefined ? '401 AUTH_REQUIRED' : '401 SESSION_EXPIRED';
      const faults = await faultsOf(closed(), async (operation) =>
        compare(operation, await w.send(w.as(token), operation, w.owned), expected),
      );
      expect([name, faults]).toEqual([name, []]);
    }
    const open = where(({ who }) => who === 'public');
    const asksForOne = await faultsOf(open, async (operation) => {
      const reply = await w.send(w.as(undefined), operation, ABSENT);
      return codeOf(reply) === 'AUTH_REQUIRED' ? operation.name : undefined;
    });
    expect(asksForOne).toEqual([]);
  });

  it('asks for the permission of the operation, also of who owns the object', async () => {
    const asked = new Set(closed().flatMap((operation) => rowOf(operation).needs ?? []));
    for (const permission of asked) {
      const operations = where(({ needs }) => needs === permission);
      await w.owner.grant(allBut(permission));
      const refused = await faultsOf(operations, async (operation) => {
        const reply = await w.send(w.owner.client, operation, w.owned);
        const fault = compare(operation, reply, '403 FORBIDDEN') ?? leaks(operation, reply, CONTENTS);
        return (
          fault ?? (reply.body.params.permission === permission ? undefined : `${operation.name}: ${JSON.stringify(reply.body)}`)
        );
      });
      expect([permission, refused]).toEqual([permission, []]);
      await w.groupmate.grant([permission]);
      const open = await faultsOf(operations, async (operation) =>
        mustBeIn(operation, await w.send(w.groupmate.client, operation, ABSENT)),
      );
      expect([permission, open]).toEqual([permission, []]);
    }
    await Promise.all(
      [w.owner, w.groupmate].map((person) => person.grant(PERMISSIONS.filter((one) => !one.endsWith('.administer')))),
    );
  });

  it('T5: lets an API key do what is in its scopes, by either header, and never what is a person’s', async () => {
    const scopes = PERMISSIONS.filter((one) => !one.endsWith('.administer'));
    const none = await newApiKey(w.owner.client, NAMES.apiKey, ['imagegen.use']);
    const all = await newApiKey(w.owner.client, NAMES.apiKey, scopes);
    const senders = (key: string): [Client, Record<string, string>][] => [
      [w.as(key), {}],
      [w.as(undefined), { 'x-api-key': key }],
    ];
    for (const [key, held] of [
      [none, ['imagegen.use']],
      [all, scopes],
    ] as const) {
      const faults = await faultsOf(closed(), async (operation) => {
        const { needs, personOnly } = rowOf(operation);
        const mayPass = personOnly !== true && (needs === undefined || (held as readonly Permission[]).includes(needs));
        const replies = await Promise.all(
          senders(key).map(([client, headers]) => w.send(client, operation, mayPass ? ABSENT : w.owned, headers)),
        );
        const verdicts = replies.map((reply) =>
          mayPass ? mustBeIn(operation, reply) : compare(operation, reply, '403 FORBIDDEN'),
        );
        return verdicts.find((fault) => fault !== undefined);
      });
      expect([held.length, faults]).toEqual([held.length, []]);
    }
  });

  it('T16: opens to a service token only what processes ask each other', async () => {
    for (const person of [w.owner, w.stranger]) {
      const faults = await faultsOf(closed(), async (operation) => {
        const isOpen = rowOf(operation).forServices === true;
        const reply = await w.send(w.service(person), operation, isOpen ? ABSENT : w.owned);
        return isOpen ? mustBeIn(operation, reply) : compare(operation, reply, '403 FORBIDDEN');
      });
      expect([person.email, faults]).toEqual([person.email, []]);
    }
  });

  it('T1, T3, T17: knows the object of somebody else no better than one that does not exist', async () => {
    expect(owners().length).toBeGreaterThan(15);
    const scopes = PERMISSIONS.filter((one) => !one.endsWith('.administer'));
    const key = w.as(await newApiKey(w.stranger.client, 'x', scopes));
    const callers: [string, Client, (row: Row) => boolean][] = [
      ['of the same group', w.groupmate.client, () => true],
      ['of another group', w.stranger.client, () => true],
      ['an administrator', w.admin, () => true],
      ['a key', key, ({ personOnly }) => personOnly !== true],
      ['a service', w.service(w.stranger), ({ forServices }) => forServices === true],
    ];
    for (const [who, client, fits] of callers) {
      const operations = owners().filter((operation) => fits(rowOf(operation)));
      const faults = await faultsOf(operations, async (operation) =>
        sameAsAbsent(operation, await w.send(client, operation, w.owned), await w.send(client, operation, ABSENT)),
      );
      expect([who, faults]).toEqual([who, []]);
    }
  });

  it('T3: lets who was granted to read a person’s chats read those chats, and nothing else', async () => {
    const [grant, chat] = [`/api/break-glass/chats/${w.owned.grant}`, w.owned.chat];
    const read = await w.reader.call('GET', `${grant}/${chat}/messages`);
    expect([read.status, wording(read).includes('Zitronenfalter')]).toEqual([200, true]);
    const refused = [
      await w.reader.call('GET', `${grant}/${w.others.chat}/messages`),
      await w.admin.call('GET', grant),
      await w.admin.call('GET', `${grant}/${chat}/messages`),
    ];
    expect(refused.map(verdict)).toEqual(['404 CHAT_NOT_FOUND', '404 BREAK_GLASS_NOT_FOUND', '404 BREAK_GLASS_NOT_FOUND']);
    const faults = await faultsOf(owners(), async (operation) =>
      sameAsAbsent(operation, await w.send(w.reader, operation, w.owned), await w.send(w.reader, operation, ABSENT)),
    );
    expect(faults).toEqual([]);
  });

  it('T1, T2: takes no id of somebody else beside own ones, in path, query or body', async () => {
    const mixed = owners().flatMap((operation) => {
      const { ids = {}, body } = rowOf(operation);
      const kinds = Object.values(ids);
      const inPath =
        kinds.length < 2
          ? []
          : kinds.map((kind) => ({
              operation,
              what: kind,
              with: (from: Objects) => w.send(w.stranger.client, operation, { ...w.others, [kind]: from[kind] }),
            }));
      const inPlaces = Object.entries(PLACES[operation.name] ?? {}).flatMap(([field, kind]) =>
        kind === 'house' ? [] : [{ operation, what: field, with: (from: Objects) => place(operation, field, from[kind], body) }],
      );
      return [...inPath, ...inPlaces];
    });
    const place = (operation: Operation, field: string, id: string, body: Row['body']): Promise<Reply> => {
      const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => w.others[rowOf(operation).ids?.[name] ?? 'chat']);
      if (operation.queries.includes(field)) return w.stranger.client.call(operation.method, `${path}?${field}=${id}`);
      const value = field.endsWith('s') ? [w.others.collection, id] : id;
      return w.stranger.client.call(operation.method, path, { ...(body?.(w.others) as object), [field]: value });
    };
    expect(mixed.length).toBeGreaterThan(5);
    expect(
      await faultsOf(mixed, async ({ operation, with: send }) =>
        sameAsAbsent(operation, await send(w.owned), await send(ABSENT)),
      ),
    ).toEqual([]);
  });

  it('T17: shows nothing of somebody else in any answer, and no contents to administrators', async () => {
    const ids = PRIVATE.map((kind) => w.owned[kind]);
    const shown = where(({ who }) => who === 'own' || who === 'any' || who === 'public');
    for (const client of [w.groupmate.client, w.stranger.client]) {
      const words = [...CONTENTS, NAMES.apiKey, ...ids];
      expect(
        await faultsOf(shown, async (operation) => leaks(operation, await w.send(client, operation, w.others), words)),
      ).toEqual([]);
    }
    const house = w.operations.filter((operation) => operation.method === 'GET' && rowOf(operation).who !== 'public');
    expect(
      await faultsOf(house, async (operation) => leaks(operation, await w.send(w.admin, operation, w.owned), CONTENTS)),
    ).toEqual([]);
    const { chatId, answerId } = await ask(w.stranger.client, 'Wie lautet das Geheimwort der Anlage KX-1?');
    const answer = await answered(w.stranger.client, chatId, answerId);
    expect([
      answer.text.includes('Zitronenfalter'),
      answer.citations.filter(({ documentId }) => documentId !== w.others.document),
    ]).toEqual([false, []]);
  });

  it('left the owner’s things as they were', async () => {
    const { client } = w.owner;
    expect(await client.ok('GET', `/api/documents/${w.owned.document}`)).toMatchObject({ state: 'ready', name: NAMES.document });
    expect((await client.ok('GET', '/api/collections')).items.map(({ name }: { name: string }) => name)).toContain(
      NAMES.collection,
    );
    expect(await client.ok('GET', `/api/chats/${w.owned.chat}`)).toMatchObject({ title: NAMES.chat });
    expect((await client.ok('GET', `/api/chats/${w.owned.chat}/messages`)).items).toHaveLength(2);
  });
});

/** Ids in paths of things that every administrator of that area may name, and that no test makes. */
const NOBODYS = ['PUT /api/modules/{id} id', 'POST /api/system/work/{id}/retry id', 'POST /api/system/work/{id}/discard id'];
