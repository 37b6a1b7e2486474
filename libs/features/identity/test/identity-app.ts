import { SeatLimit } from '@assist/licence/nest';
import { migrations } from '@assist/migrations';
import { createTestApp, until, type TestApp, type TestAppOptions } from '@assist/platform/testing';
import { vi } from 'vitest';
import { identityAccessFeature, identityFeature } from '../src/index.js';

export const PASSWORD = 'noch ein gutes Wort';
const admin = { email: 'chefin@firma.example', password: 'richtig langes Wort 7', name: 'Die Chefin' };

class TestSeats {}

export interface SignedInReply {
  readonly status: number;
  readonly code: string | undefined;
  readonly token: string;
  /** `assist_refresh=...` */
  readonly cookie: string;
  /** All cookies of the reply, as a browser would send them. */
  readonly cookies: string;
}

export interface IdentityApp extends TestApp {
  readonly adminToken: string;
  makeUser(email: string): Promise<string>;
  login(email: string, password?: string, headers?: Record<string, string>): Promise<SignedInReply>;
  refresh(cookie: string): Promise<SignedInReply>;
  change(userId: string, changes: object): Promise<number>;
  meStatus(token: string): Promise<number>;
}

export interface IdentityAppOptions extends Partial<TestAppOptions> {
  /** What the licence allows; a test may change it. Left out: 50. */
  readonly seats?: { max: number };
}

/** The room with real database, HTTP and sign-in, and an administrator; the licence is a fake. */
export async function createIdentityApp(options: IdentityAppOptions = {}): Promise<IdentityApp> {
  const seats = {
    module: TestSeats,
    global: true,
    providers: [{ provide: SeatLimit, useValue: options.seats ?? { max: 50 } }],
    exports: [SeatLimit],
  };
  const features = [identityAccessFeature, identityFeature];
  const bindings = [seats, ...(options.bindings ?? [])];
  const app = await createTestApp({ features, migrations, withoutFakeAuthenticator: true, ...options, bindings });
  const send = async (path: string, headers: Record<string, string>, body?: object): Promise<SignedInReply> => {
    const reply = await app.call('POST', path, { headers, body });
    const set = reply.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
    return {
      status: reply.status,
      code: reply.body.code,
      token: reply.body.accessToken,
      cookie: set.find((cookie) => cookie.startsWith('assist_refresh=')) ?? '',
      cookies: set.join('; '),
    };
  };
  const login = (email: string, password = PASSWORD, headers: Record<string, string> = {}): Promise<SignedInReply> =>
    send('/api/auth/login', headers, { email, password });
  if (options.restartOf === undefined) await app.call('POST', '/api/setup', { body: admin });
  const adminToken = (await login(admin.email, admin.password)).token;
  return Object.assign(app, {
    adminToken,
    login,
    refresh: (cookie: string) => send('/api/auth/refresh', { cookie }),
    makeUser: async (email: string) =>
      (await app.call('POST', '/api/users', { token: adminToken, body: { email, name: 'Neu', password: PASSWORD } })).body
        .id as string,
    change: async (userId: string, changes: object) =>
      (await app.call('PATCH', `/api/users/${userId}`, { token: adminToken, body: changes })).status,
    meStatus: async (token: string) => (await app.call('GET', '/api/me', { token })).status,
  });
}

/** Holds the next call of a method until `release`; `entered` resolves once the call has come that far. */
export function pauseNext<K extends string, T extends Record<K, (...args: never[]) => Promise<unknown>>>(
  target: T,
  method: K,
  when: 'before' | 'after',
): { readonly entered: Promise<void>; readonly release: () => void } {
  const original = target[method].bind(target) as (...args: unknown[]) => Promise<unknown>;
  let release = (): void => undefined;
  let enter = (): void => undefined;
  const entered = new Promise<void>((resolve) => (enter = resolve));
  const released = new Promise<void>((resolve) => (release = resolve));
  const paused = async (...args: unknown[]): Promise<unknown> => {
    const result = when === 'after' ? await original(...args) : undefined;
    enter();
    await released;
    return when === 'after' ? result : original(...args);
  };
  vi.spyOn(target as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>, method).mockImplementationOnce(paused);
  return { entered, release };
}

/** Resolves when `work` has ended or waits for somebody else's lock; on SQLite writers queue before they do anything. */
export async function endedOrBlocked(app: TestApp, work: Promise<unknown>): Promise<void> {
  if (app.engine.engine === 'sqlite') return;
  const { dataSource } = app.database as unknown as {
    dataSource: { options: { schema: string }; query(sql: string, parameters: unknown[]): Promise<unknown[]> };
  };
  const isBlocked = async (): Promise<boolean> => {
    const sql = 'SELECT pid FROM pg_stat_activity WHERE cardinality(pg_blocking_pids(pid)) > 0 AND query LIKE $1';
    return (await dataSource.query(sql, [`%${dataSource.options.schema}%`])).length > 0;
  };
  await Promise.race([work, until(isBlocked)]);
}
