import { newId, systemContext } from '@assist/kernel';
import type { FakeClock, TestAppOptions } from '@assist/platform/testing';
import { GroupEntity, GroupMemberEntity } from '../src/groups/group.entity.js';
import { RoleEntity } from '../src/roles/role.entity.js';
import { AuditReader, type AuditRow } from '@assist/platform/audit';
import { createIdentityApp, PASSWORD, type IdentityApp } from './identity-app.js';

/** Whom `createIdentityApp` makes. */
export const ADMIN = { email: 'chefin@firma.example', password: 'richtig langes Wort 7' };

const ctx = systemContext('test');

export interface ListedUser {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  /** `admin`, `user` or the id of a role. */
  readonly role: string;
  readonly disabled: boolean;
  readonly hasPassword: boolean;
}

/** The room with ways to look at and to make what the administration pages will. */
export interface SignOnApp extends IdentityApp {
  readonly seats: { max: number };
  /** Another token for the administrator: time goes on in these tests, and roles change. */
  signInAdmin(): Promise<void>;
  currentAdminToken(): string;
  audited(): Promise<AuditRow[]>;
  users(): Promise<ListedUser[]>;
  userOf(email: string): Promise<ListedUser>;
  makeGroup(name: string): Promise<string>;
  makeRole(name: string, secondFactor?: boolean): Promise<string>;
  addMember(groupId: string, userId: string): Promise<void>;
  /** `name:source` of each group. */
  groupsOf(userId: string): Promise<string[]>;
}

export async function createSignOnApp(options: Partial<TestAppOptions> & { readonly clock: FakeClock }): Promise<SignOnApp> {
  const seats = { max: 50 };
  const t = await createIdentityApp({ ...options, seats });
  const now = (): number => options.clock.now();
  const insert = (entity: new () => object, row: object): Promise<unknown> =>
    t.database.transaction(ctx, (tx) => t.database.manager(tx).insert(entity, row));
  let token = t.adminToken;
  const users = async (): Promise<ListedUser[]> => (await t.call('GET', '/api/users?limit=200', { token })).body.items;
  return Object.assign(t, {
    seats,
    signInAdmin: async () => {
      token = (await t.login(ADMIN.email, ADMIN.password)).token;
    },
    currentAdminToken: () => token,
    audited: () => Array.fromAsync(t.app.get(AuditReader).entries(ctx, { after: 0 })),
    makeUser: async (email: string) =>
      (await t.call('POST', '/api/users', { token, body: { email, name: 'Neu', password: PASSWORD } })).body.id as string,
    change: async (userId: string, changes: object) =>
      (await t.call('PATCH', `/api/users/${userId}`, { token, body: changes })).status,
    users,
    userOf: async (email: string) => {
      const found = (await users()).find((user) => user.email === email);
      if (found === undefined) throw new Error(`no user ${email}`);
      return found;
    },
    makeGroup: async (name: string) => {
      const id = newId();
      await insert(GroupEntity, { id, name, description: '', roleId: null, createdAt: now() });
      return id;
    },
    makeRole: async (name: string, secondFactor = false) => {
      const id = newId();
      await insert(RoleEntity, { id, name, permissions: ['chat.use'], secondFactor, createdAt: now() });
      return id;
    },
    addMember: async (groupId: string, userId: string) =>
      void (await insert(GroupMemberEntity, { groupId, userId, source: 'local', createdAt: now() })),
    groupsOf: async (userId: string) => {
      const groups = await t.database.manager(ctx).find(GroupEntity);
      const members = await t.database.manager(ctx).findBy(GroupMemberEntity, { userId });
      return members.map((m) => `${groups.find((g) => g.id === m.groupId)?.name}:${m.source}`).sort();
    },
  });
}
