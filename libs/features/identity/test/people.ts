import type { CallReply } from '@assist/platform/testing';
import { createIdentityApp, PASSWORD, type IdentityApp } from './identity-app.js';

export { createIdentityApp, PASSWORD, type IdentityApp };

export interface Person {
  readonly id: string;
  readonly email: string;
  readonly token: string;
}

/** What tests of people, roles and groups do all the time. */
export class People {
  #count = 0;

  constructor(readonly t: IdentityApp) {}

  call(method: string, path: string, body?: object, token = this.t.adminToken): Promise<CallReply> {
    return this.t.call(method, path, { token, body });
  }

  /** As `call`, and it must succeed; gives the body. */
  async ok(method: string, path: string, body?: object, token?: string): Promise<CallReply['body']> {
    const reply = await this.call(method, path, body, token);
    if (reply.status >= 300) throw new Error(`${method} ${path}: ${String(reply.status)} ${JSON.stringify(reply.body)}`);
    return reply.body;
  }

  async role(permissions: readonly string[], name = `Rolle ${String((this.#count += 1))}`): Promise<string> {
    return (await this.ok('POST', '/api/roles', { name, permissions })).id as string;
  }

  async group(role: string | null = null, name = `Gruppe ${String((this.#count += 1))}`): Promise<string> {
    return (await this.ok('POST', '/api/groups', { name, role })).id as string;
  }

  /** Somebody who is signed in. */
  async person(role = 'user', name = 'Neu'): Promise<Person> {
    const email = `person${String((this.#count += 1))}@firma.example`;
    const { id } = await this.ok('POST', '/api/users', { email, name, password: PASSWORD, role });
    return { id, email, token: (await this.t.login(email)).token };
  }

  async permissionsOf(token: string): Promise<string[]> {
    return (await this.ok('GET', '/api/me', undefined, token)).permissions as string[];
  }
}
