// T9, T10, T14: sockets, and every operation when a module, the licence or the account ends. Tables: src/matrix*.ts.
import { PERMISSIONS, type ErrorCode } from '@assist/contracts';
import type { Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../src/client.ts';
import { newApiKey } from '../src/credentials.ts';
import { EVENTS, type EventRow } from '../src/matrix-places.ts';
import type { Row } from '../src/matrix-row.ts';
import { codeOf, faultsOf, isIn, verdict } from '../src/matrix-verdict.ts';
import { ABSENT, allBut, makeWorld, secondDevice, type World } from '../src/matrix-world.ts';
import { MATRIX } from '../src/matrix.ts';
import { forms } from '../src/needs.ts';
import type { Objects } from '../src/objects.ts';
import type { Operation } from '../src/openapi.ts';
import { connectSocket, emitted, openSocket } from '../src/socket.ts';

const UNKNOWN: Row = { who: 'admin' };
const rowOf = ({ name }: Operation): Row => MATRIX[name] ?? UNKNOWN;
const ORDINARY = PERMISSIONS.filter((one) => !one.endsWith('.administer'));
const events = Object.values(EVENTS);
const namespaces = [...new Set(events.map(({ namespace }) => namespace))];

describe.each(forms())('who may follow what, and how it ends, %s form', (form) => {
  const sockets: Socket[] = [];
  let w: World;
  beforeAll(async () => void (w = await makeWorld(form)));
  afterAll(() => w.product.remove());
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.disconnect();
  });

  const emit = async (client: Client, row: EventRow, objects: Objects): Promise<string> => {
    const socket = await openSocket(w.product, row.namespace, client.token);
    sockets.push(socket);
    return emitted(socket, row.event, row.payload(objects));
  };
  const where = (fits: (row: Row) => boolean): Operation[] => w.operations.filter((operation) => fits(rowOf(operation)));
  /** Of those that the owner may call, what closes is refused with `code`, and nothing else is. */
  const closesOnly = async (closed: (row: Row) => boolean, code: string): Promise<void> => {
    const callable = where(({ who }) => who === 'owner' || who === 'own' || who === 'any');
    const faults = await faultsOf(callable, async (operation) => {
      const isClosed = closed(rowOf(operation));
      const reply = await w.send(w.owner.client, operation, isClosed ? w.owned : ABSENT);
      if (isClosed ? codeOf(reply) === code : isIn(reply)) return undefined;
      return `${operation.name}: ${verdict(reply)}`;
    });
    expect(faults).toEqual([]);
    const house = where(({ closes, needs }) => closes !== undefined && needs?.endsWith('.administer') === true);
    const refused = await faultsOf(house, async (operation) => {
      const reply = await w.send(w.admin, operation, ABSENT);
      return closed(rowOf(operation)) && codeOf(reply) !== code ? `${operation.name}: ${verdict(reply)}` : undefined;
    });
    expect(refused).toEqual([]);
    for (const row of events) {
      const expected =
        row.closes !== undefined && closed({ who: row.who, closes: row.closes }) ? code : await emit(w.owner.client, row, ABSENT);
      expect([row.event, expected]).not.toEqual([row.event, code]);
    }
  };

  it('T9: connects nobody without a credential for the API', async () => {
    const tokens: Record<string, string | undefined> = {
      none: undefined,
      ...(await w.foreignTokens()),
      service: w.service(w.owner).token,
    };
    for (const namespace of namespaces) {
      for (const [name, token] of Object.entries(tokens)) {
        const refused = await connectSocket(w.product, namespace, token);
        const expected = { none: 'AUTH_REQUIRED', service: 'FORBIDDEN' }[name] ?? 'SESSION_EXPIRED';
        expect([name, 'code' in refused ? refused.code : 'connected']).toEqual([name, expected]);
      }
    }
  });

  it('T9, T10: answers an event only to the owner, with the permission that it asks for', async () => {
    const full = w.as(await newApiKey(w.stranger.client, 'x', ORDINARY));
    const small = w.as(await newApiKey(w.owner.client, 'x', ['imagegen.use']));
    for (const row of events) {
      expect([row.event, await emit(w.owner.client, row, w.owned)]).toEqual([row.event, 'ok']);
      for (const [who, client] of Object.entries({
        groupmate: w.groupmate.client,
        stranger: w.stranger.client,
        admin: w.admin,
        full,
      })) {
        const found = [await emit(client, row, w.owned), await emit(client, row, ABSENT)];
        const expected = row.who === 'own' ? 'ok' : 'MESSAGE_NOT_FOUND';
        expect([row.event, who, ...found]).toEqual([row.event, who, expected, expected]);
      }
      expect([row.event, await emit(small, row, w.owned)]).toEqual([row.event, 'FORBIDDEN']);
      await w.owner.grant(allBut(row.needs));
      expect([row.event, await emit(w.owner.client, row, w.owned)]).toEqual([row.event, 'FORBIDDEN']);
      await w.owner.grant(ORDINARY);
    }
  });

  it('T9: sends a stranger nothing of what is followed', async () => {
    const socket = await openSocket(w.product, namespaces[0] ?? '', w.stranger.accessToken);
    sockets.push(socket);
    const heard: unknown[] = [];
    socket.onAny((...event: unknown[]) => heard.push(event));
    for (const row of events) await emitted(socket, row.event, row.payload(w.owned));
    for (const row of events) expect([row.event, await emit(w.owner.client, row, w.owned)]).toEqual([row.event, 'ok']);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(heard).toEqual([]);
  });

  it('closes what is used of a module that is switched off, also to administrators, and nothing else', async () => {
    for (const module of new Set(Object.values(MATRIX).flatMap(({ closes }) => closes ?? []))) {
      let { version } = (await w.admin.ok('GET', '/api/modules')).admin as { version: number };
      const turn = async (enabled: boolean): Promise<void> => {
        version = (await w.admin.ok('PUT', `/api/modules/${module}`, { enabled, version })).admin.version as number;
      };
      await turn(false);
      await new Promise((resolve) => setTimeout(resolve, form === 'split' ? 1000 : 0));
      await closesOnly(({ closes }) => closes === module, 'MODULE_DISABLED');
      await turn(true);
      await new Promise((resolve) => setTimeout(resolve, form === 'split' ? 1000 : 0));
    }
  });

  it('lets the owner do all that nobody else may', async () => {
    const owners = where(({ who }) => who === 'owner').sort((a, b) => orderOf(a) - orderOf(b));
    const faults: string[] = [];
    const objects = { ...w.owned, session: await secondDevice(w.product, w.owner) };
    for (const operation of [...owners, ...where(({ who }) => who === 'own' || who === 'any')]) {
      const reply = await w.send(w.owner.client, operation, objects);
      const expected = rowOf(operation).ownerGets;
      if (expected === undefined ? reply.status < 400 : expected.includes(codeOf(reply) as ErrorCode)) continue;
      faults.push(`${operation.name}: ${verdict(reply)} ${JSON.stringify(reply.body).slice(0, 200)}`);
    }
    expect(faults).toEqual([]);
  });

  it('closes what is used when the licence is over, and leaves what is there readable', async () => {
    await w.endLicence();
    await closesOnly(({ closes }) => closes !== undefined, 'LICENSE_EXPIRED');
  });

  it('T14: ends every credential of who is suspended, also on sockets', async () => {
    const key = await newApiKey(w.owner.client, 'x', ORDINARY);
    const open = await openSocket(w.product, namespaces[0] ?? '', w.owner.accessToken);
    sockets.push(open);
    await w.admin.ok('PATCH', `/api/users/${w.owner.id}`, { disabled: true });
    for (const client of [w.owner.client, w.as(key), w.service(w.owner)]) {
      const faults = await faultsOf(
        where(({ who }) => who !== 'public'),
        async (operation) => {
          const found = verdict(await w.send(client, operation, w.owned));
          return found === '401 SESSION_EXPIRED' ? undefined : `${operation.name}: ${found}`;
        },
      );
      expect(faults).toEqual([]);
    }
    const refused = await connectSocket(w.product, namespaces[0] ?? '', key);
    expect(['code' in refused && refused.code, open.connected]).toEqual(['SESSION_EXPIRED', false]);
    const refresh = await w.as(undefined).call('POST', '/api/auth/refresh', undefined, { cookie: w.owner.refreshCookie });
    expect(verdict(refresh)).toBe('401 SESSION_EXPIRED');
  });
});

/** What others hang on goes last. */
function orderOf({ method, path }: Operation): number {
  if (method !== 'DELETE') return 0;
  return path.includes('collections') || path.includes('chats') ? 2 : 1;
}
