// T14: what is taken away is gone within 5 s for every credential, socket and stream, also while Redis is away.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHAT_EVENTS, USER_PERMISSIONS } from '@assist/contracts';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type Client } from '../src/client.ts';
import { engage, type EngagedPerson } from '../src/engaged-person.ts';
import { verdict } from '../src/matrix-verdict.ts';
import { startModel, type ModelServer } from '../src/model-server.ts';
import { forms } from '../src/needs.ts';
import { waitFor } from '../src/process.ts';
import { startProduct, type Form, type Product } from '../src/product.ts';
import { redisToCut } from '../src/redis-cut.ts';
import { emitted } from '../src/socket.ts';
import { TestVendor } from '../src/vendor.ts';

const LIMIT_MS = 5000;
const DAY_MS = 86_400_000;
const WITHOUT_CHAT = USER_PERMISSIONS.filter((permission) => !permission.startsWith('chat.'));
interface Case {
  readonly form: Form;
  readonly redis: 'there' | 'away' | 'not needed';
}
const FORMS: Readonly<Record<Form, readonly Case[]>> = {
  appliance: [{ form: 'appliance', redis: 'not needed' }],
  split: [
    { form: 'split', redis: 'there' },
    { form: 'split', redis: 'away' },
  ],
};
const cases = forms().flatMap((form) => FORMS[form]);

describe.each(cases)('a right that is taken, $form form, Redis $redis', ({ form, redis }) => {
  const vendor = new TestVendor(Date.now() - DAY_MS);
  let product: Product;
  let admin: Client;
  let model: ModelServer;
  let engaged: EngagedPerson | undefined;

  beforeAll(async () => {
    const cut = redis === 'away' ? await redisToCut() : undefined;
    model = await startModel();
    model.slow = true;
    product = await startProduct(form, { env: vendor.env, ...(cut === undefined ? {} : { redisUrl: cut.url }) });
    admin = await signIn(product);
    const connection = { name: 'm', provider: 'openai-compatible', baseUrl: model.url, model: 'testmodell' };
    await admin.ok('POST', '/api/llm/connections', { ...connection, isDefault: true });
    cut?.cut();
  });
  afterAll(async () => {
    await product.remove();
    model.close();
  });
  afterEach(async () => {
    if (engaged === undefined) return;
    await engaged.person.call('DELETE', `/api/chats/${engaged.chatId}`);
    await admin.call('PATCH', `/api/users/${engaged.id}`, { disabled: true });
    for (const socket of Object.values(engaged.sockets)) socket.disconnect();
    engaged = undefined;
    await waitFor('the model being left alone', () => model.open() === 0, 30_000);
  });

  const begin = async (more: Partial<Parameters<typeof engage>[0]> = {}): Promise<EngagedPerson> => {
    engaged = await engage({ product, admin, model, ...more });
    // Without Redis the pieces reach no other process; the stored answer is what a page shows then.
    if (redis !== 'away') await waitFor('the answer being heard', () => (engaged?.heard() ?? 0) > 3, 10_000);
    return engaged;
  };
  /** Waits until nothing of what is expected to end is left, and tells what is left after 5 s. */
  const within5s = async (since: number, left: () => Promise<readonly string[]>): Promise<void> => {
    let found = await left();
    while (found.length > 0 && Date.now() < since + LIMIT_MS) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      found = await left();
    }
    expect(found).toEqual([]);
  };
  const ask = (client: Client, { chatId }: EngagedPerson) => client.call('POST', `/api/chats/${chatId}/messages`, { text: 'x' });
  /** The answer is written no more, and no socket hears of it. */
  const stillAnswered = (): string[] => (model.open() > 0 ? ['the model is still writing'] : []);
  const unless = (isOver: boolean, what: string): string[] => (isOver ? [] : [what]);
  const over = (reply: { status: number }): boolean => reply.status === 401;
  const isSilent = async ({ heard }: EngagedPerson): Promise<void> => {
    const before = heard();
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(heard()).toBe(before);
  };
  const allCredentials = async (who: EngagedPerson): Promise<string[]> => [
    ...unless(over(await who.person.call('GET', '/api/me')), 'the access token'),
    ...unless(over(await who.refresh()), 'the refresh token'),
    ...unless(over(await who.program.call('GET', '/api/me')), 'the key'),
    ...unless(who.sockets.person.disconnected, 'the socket of the session'),
    ...unless(who.sockets.program.disconnected, 'the socket of the key'),
  ];

  it.each(['suspended', 'given another role'] as const)('T14: ends all of a person who is %s', async (what) => {
    const who = await begin();
    const role = await admin.ok('POST', '/api/roles', { name: `Ohne Chat ${who.id}`, permissions: WITHOUT_CHAT });
    await admin.ok('PATCH', `/api/users/${who.id}`, what === 'suspended' ? { disabled: true } : { role: role.id });
    await within5s(Date.now(), async () => [...(await allCredentials(who)), ...stillAnswered()]);
    await isSilent(who);
  });

  it('T14: ends all that came in by a password that is changed', async () => {
    const who = await begin();
    await admin.ok('PATCH', `/api/users/${who.id}`, { password: 'ein ganz anderes Wort 8' });
    await within5s(Date.now(), () => allCredentials(who));
    await isSilent(who);
  });

  it('T14: ends a key that is revoked, what it follows and what it ordered, and leaves the session', async () => {
    const who = await begin({ asks: 'program' });
    await who.person.ok('DELETE', `/api/me/api-keys/${who.keyId}`);
    await within5s(Date.now(), async () => [
      ...unless(over(await who.program.call('GET', '/api/chats')), 'the key'),
      ...unless(who.sockets.program.disconnected, 'the socket of the key'),
      ...stillAnswered(),
    ]);
    expect([(await who.person.call('GET', '/api/me')).status, who.sockets.person.connected]).toEqual([200, true]);
  });

  it.each(['role', 'group'] as const)('T14: ends what a %s granted, and leaves the rest', async (by) => {
    const viaGroup = await admin.ok('POST', '/api/roles', { name: `Chat ${Math.random()}`, permissions: USER_PERMISSIONS });
    const group = await admin.ok('POST', '/api/groups', { name: `Gruppe ${Math.random()}`, role: viaGroup.id });
    const who = await begin(by === 'role' ? {} : { permissions: WITHOUT_CHAT, groupId: group.id as string });
    if (by === 'role') await admin.ok('PATCH', `/api/roles/${who.roleId}`, { permissions: WITHOUT_CHAT });
    else await admin.ok('DELETE', `/api/groups/${group.id}/members/${who.id}`);
    await within5s(Date.now(), async () => [
      ...unless(verdict(await ask(who.person, who)) === '403 FORBIDDEN', 'asking'),
      ...unless(verdict(await ask(who.program, who)) === '403 FORBIDDEN', 'asking by key'),
      ...unless((await emitted(who.sockets.person, CHAT_EVENTS.stop, { messageId: who.chatId })) === 'FORBIDDEN', 'the socket'),
      ...unless(
        (await emitted(who.sockets.program, CHAT_EVENTS.stop, { messageId: who.chatId })) === 'FORBIDDEN',
        'the key’s socket',
      ),
      ...stillAnswered(),
    ]);
    await isSilent(who);
    expect((await who.person.call('GET', '/api/collections')).status).toBe(200);
  });

  it('T14: ends the use of a module that is switched off', async () => {
    const who = await begin();
    const { version } = (await admin.ok('GET', '/api/modules')).admin as { version: number };
    const off = await admin.ok('PUT', '/api/modules/chat', { enabled: false, version });
    await within5s(Date.now(), async () => [
      ...unless(verdict(await ask(who.person, who)) === '403 MODULE_DISABLED', 'asking'),
      ...unless(verdict(await ask(who.program, who)) === '403 MODULE_DISABLED', 'asking by key'),
      ...stillAnswered(),
    ]);
    await isSilent(who);
    expect((await who.person.call('DELETE', `/api/chats/${who.chatId}`)).status).toBe(204);
    await admin.ok('PUT', '/api/modules/chat', { enabled: true, version: off.admin.version });
    await waitFor(
      'the module being open',
      async () => (await who.person.call('POST', '/api/chats', {})).status === 201,
      LIMIT_MS,
    );
  });

  it('T14: ends the use of all modules with the licence', async () => {
    const folder = join(product.dataDir, 'license');
    const end = Math.ceil(Date.now() / 1000) * 1000 + 15_000;
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'trust.json'), vendor.trust());
    writeFileSync(join(folder, 'license.json'), vendor.license({ exp: end }));
    await waitFor('the licence', async () => (await admin.ok('GET', '/api/license')).state === 'valid', 10_000);
    const who = await begin();
    expect(Date.now()).toBeLessThan(end);
    await waitFor('the end of the licence', () => Date.now() >= end, 16_000);
    await within5s(end, async () => [
      ...unless(verdict(await ask(who.person, who)) === '402 LICENSE_EXPIRED', 'asking'),
      ...unless(verdict(await ask(who.program, who)) === '402 LICENSE_EXPIRED', 'asking by key'),
      ...stillAnswered(),
    ]);
    await isSilent(who);
    expect((await who.person.call('GET', `/api/chats/${who.chatId}/messages`)).status).toBe(200);
  });
});
