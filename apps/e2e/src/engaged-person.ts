import { CHAT_EVENTS, CHAT_NAMESPACE, USER_PERMISSIONS, type Permission } from '@assist/contracts';
import type { Socket } from 'socket.io-client';
import { Client, type Reply } from './client.ts';
import { browserSignIn, newApiKey } from './credentials.ts';
import { ask } from './flows.ts';
import type { ModelServer } from './model-server.ts';
import { waitFor } from './process.ts';
import type { Product } from './product.ts';
import { emitted, openSocket } from './socket.ts';

const PASSWORD = 'noch ein gutes Wort 7';
let count = 0;

/** Somebody who is in the middle of everything: signed in, with an API key, connected twice, and being answered. */
export interface EngagedPerson {
  readonly id: string;
  readonly roleId: string;
  readonly keyId: string;
  readonly chatId: string;
  readonly person: Client;
  readonly program: Client;
  /** Sockets of the session and of the key. */
  readonly sockets: { readonly person: Socket; readonly program: Socket };
  /** Pieces of the answer that either socket heard. */
  heard(): number;
  refresh(): Promise<Reply>;
}

interface Scene {
  readonly product: Pick<Product, 'url'>;
  readonly admin: Client;
  readonly model: ModelServer;
  /** Of the person's own role; left out: what all users may do. */
  readonly permissions?: readonly Permission[];
  /** Makes the person a member before the sign-in. */
  readonly groupId?: string;
  /** Whose question is being answered. Default `person`. */
  readonly asks?: 'person' | 'program';
}

/** Waits until the model is writing the answer. */
export async function engage(scene: Scene): Promise<EngagedPerson> {
  const { product, admin, model, permissions = USER_PERMISSIONS } = scene;
  count += 1;
  const email = `beschaeftigt${count}-${Date.now()}@firma.example`;
  const role = await admin.ok('POST', '/api/roles', { name: `Rolle ${email}`, permissions });
  const user = await admin.ok('POST', '/api/users', { email, password: PASSWORD, name: 'x', role: role.id });
  if (scene.groupId !== undefined) await admin.ok('PUT', `/api/groups/${scene.groupId}/members/${user.id}`);
  const { accessToken, refreshCookie } = await browserSignIn(product, email, PASSWORD);
  const person = new Client(product.url, accessToken);
  const program = new Client(product.url, await newApiKey(person, 'x', ['chat.use']));
  const [key] = (await person.ok('GET', '/api/me/api-keys')).items as { id: string }[];
  const { chatId, answerId } = await ask(scene.asks === 'program' ? program : person, 'Erzählen Sie lange.');
  await waitFor('the model writing', () => model.open() > 0, 30_000);
  let heard = 0;
  const follow = async (client: Client): Promise<Socket> => {
    const socket = await openSocket(product, CHAT_NAMESPACE, client.token);
    socket.on(CHAT_EVENTS.event, () => (heard += 1));
    if ((await emitted(socket, CHAT_EVENTS.subscribe, { messageId: answerId })) !== 'ok') throw new Error('not followed');
    return socket;
  };
  return {
    ...{ id: user.id as string, roleId: role.id as string, keyId: key?.id ?? '', chatId, person, program },
    sockets: { person: await follow(person), program: await follow(program) },
    heard: () => heard,
    refresh: () => new Client(product.url, undefined).call('POST', '/api/auth/refresh', undefined, { cookie: refreshCookie }),
  };
}
