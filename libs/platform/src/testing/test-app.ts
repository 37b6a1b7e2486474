import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { USER_PERMISSIONS } from '@assist/contracts';
import { AccountGate, Clock, LicenseQuotas, ModuleGate, newId, PermissionGate, type Role } from '@assist/kernel';
import { Module, type ClassProvider, type DynamicModule, type Type, type ValueProvider } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { RateLimits } from '../cache/index.js';
import { loadConfig, SecretKey, type ConfigSlice, type ConfigSources } from '../config/index.js';
import { migrate, type Database, type EntityClass, type MigrationClass } from '../database/index.js';
import { Authenticator, configSlices, createApi, entitiesOf, serve, type ApiParts, type Feature } from '../http/index.js';
import { createLog, DrainRegistry, HealthRegistry, Metrics } from '../observability/index.js';
import { createRealtime, type PubSub, type StreamLog } from '../realtime/index.js';
import { BullMqWakeup, InProcessWakeup } from '../work/index.js';
import { FakeAuthenticator } from './fake-authenticator.js';
import { FakeMailer } from './fake-mailer.js';
import { FakeQuotas } from './fake-quotas.js';
import { FakeAccounts, FakeGate, FakePermissions } from './fakes.js';
import { testDatabases, type TestDatabase } from './test-databases.js';

export interface TestAppOptions {
  readonly features: readonly Feature[];
  readonly migrations: readonly MigrationClass[];
  /** One of `testDatabases()`; SQLite when left out. */
  readonly engine?: TestDatabase;
  /** Environment of the configuration. */
  readonly env?: Readonly<Record<string, string>>;
  /** What stands in config.yaml, for settings that the environment cannot say. */
  readonly settings?: ConfigSources['presets'];
  readonly role?: 'http' | 'worker' | 'all';
  readonly bindings?: readonly (DynamicModule | Type)[];
  /** Configuration slices and entities of bindings, such as the licence. */
  readonly moreConfig?: readonly ConfigSlice[];
  readonly moreEntities?: readonly EntityClass[];
  readonly extraModules?: readonly Type[];
  readonly clock?: Clock;
  /** Left out: any free one. */
  readonly port?: number;
  /** Shares messages, streams, limits and wake-ups with other processes; left out: what Redis would do happens in the process. */
  readonly redisUrl?: string | undefined;
  /** Goes on with the data folder and database of an earlier app, as after a restart. */
  readonly restartOf?: TestApp;
  /** Left out: `FakeMailer`; else by the SMTP settings in `env`. */
  readonly withoutFakeMailer?: boolean;
  /** Left out: `FakeAuthenticator`. */
  readonly withoutFakeAuthenticator?: boolean;
  /** Left out: `FakeGate` and `FakeQuotas`; else a binding brings the licence. */
  readonly withoutFakeGate?: boolean;
}

export interface TestApp {
  readonly app: NestExpressApplication;
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  readonly dataDir: string;
  readonly database: Database;
  readonly gate: FakeGate;
  readonly quotas: FakeQuotas;
  /** Only with the fake sign-in. */
  readonly permissions: FakePermissions;
  readonly authenticator: FakeAuthenticator;
  /** Only without `withoutFakeMailer`. */
  readonly mailer: FakeMailer;
  readonly pubSub: PubSub;
  readonly streams: StreamLog;
  readonly engine: TestDatabase;
  /** Calls the API as JSON; `token` signs in; a `FormData` body goes as multipart. */
  call(method: string, path: string, options?: CallOptions): Promise<CallReply>;
  /** A user with a token. */
  user(roles?: readonly Role[], permissions?: readonly string[]): { userId: string; token: string };
  /** Ends the process part as a shutdown does; data stays for `restartOf`. */
  stop(): Promise<void>;
  /** Ends everything and removes the data. */
  close(): Promise<void>;
}

export interface CallOptions {
  readonly token?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface CallReply {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON, or the text. */
  readonly body: any; // eslint-disable-line @typescript-eslint/no-explicit-any -- tests look into replies of many shapes
}

/** A real HTTP server with real database, storage and work; the licence and, by default, the sign-in are fakes. */
export async function createTestApp(options: TestAppOptions): Promise<TestApp> {
  const engine = options.engine ?? options.restartOf?.engine ?? (testDatabases()[0] as TestDatabase);
  const dataDir = options.restartOf?.dataDir ?? mkdtempSync(join(tmpdir(), 'assist-app-'));
  const entities = entitiesOf(options.features, options.moreEntities);
  const database = await engine.open(entities, options.migrations, options.restartOf?.database);
  await migrate(database);
  const parts = testParts(options, dataDir, database);
  const app = await createApi(parts.api);
  const { drains, log } = parts.api.observability;
  const server = await serve(app, options.port ?? 0, '127.0.0.1').catch(async (error: unknown) => {
    await drains.drain(log);
    await database.close();
    throw error;
  });
  const url = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  const end = async (): Promise<void> => {
    server.closeAllConnections();
    await app.close();
    await drains.drain(log);
  };
  return {
    ...{ app, url, dataDir, database, engine },
    ...parts.fakes,
    ...{ pubSub: parts.api.realtime.pubSub, streams: parts.api.realtime.streams },
    call: (method, path, callOptions = {}) => call(url, method, path, callOptions),
    user: (roles = ['user'], permissions = USER_PERMISSIONS) => {
      const userId = newId();
      return { userId, token: parts.fakes.authenticator.signIn(userId, roles, permissions) };
    },
    stop: async () => {
      await end();
      await database.close();
    },
    close: async () => {
      await end();
      await engine.drop(database);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** What an app of a test is made of. */
function testParts(
  options: TestAppOptions,
  dataDir: string,
  database: Database,
): { api: ApiParts; fakes: Pick<TestApp, 'gate' | 'quotas' | 'permissions' | 'authenticator' | 'mailer'> } {
  const { redisUrl } = options;
  const gate = new FakeGate();
  const quotas = new FakeQuotas();
  const authenticator = new FakeAuthenticator();
  const permissions = new FakePermissions();
  const mailer = new FakeMailer(database);
  const log = createLog({ service: 'test', version: '0', level: process.env['ASSIST_TEST_LOG'] ?? 'silent' });
  const env = { DATA_DIR: dataDir, PORT: '0', RATE_LIMIT_REQUESTS: '100000', ...options.env };
  const fakes = FakesModule.forRoot(
    options.withoutFakeGate === true ? undefined : { gate, quotas },
    options.withoutFakeAuthenticator === true ? undefined : authenticator,
    permissions,
  );
  const api: ApiParts = {
    service: { name: 'test', version: '0.0.0-test' },
    config: loadConfig(configSlices(options.features, options.moreConfig), { env, presets: options.settings ?? {} }),
    secretKey: new SecretKey('a secret key that only tests use, 32+ characters'),
    database,
    observability: { log, metrics: new Metrics('assist'), health: new HealthRegistry(), drains: new DrainRegistry() },
    limits: new RateLimits(redisUrl),
    realtime: createRealtime(redisUrl),
    work: {
      settings: { workerId: 'test', leaseMs: 5000, pollMs: 50 },
      wakeups: redisUrl === undefined ? new InProcessWakeup() : new BullMqWakeup(redisUrl),
    },
    role: options.role ?? 'all',
    features: options.features,
    bindings: [fakes, ...(options.bindings ?? [])],
    extraModules: options.extraModules ?? [],
    clock: options.clock,
    mailer: options.withoutFakeMailer === true ? undefined : mailer,
  };
  return { api, fakes: { gate, quotas, permissions, authenticator, mailer } };
}

async function call(url: string, method: string, path: string, options: CallOptions): Promise<CallReply> {
  const isForm = options.body instanceof FormData;
  const headers: Record<string, string> = { ...options.headers };
  if (options.token !== undefined) headers['authorization'] = `Bearer ${options.token}`;
  if (options.body !== undefined && !isForm && headers['content-type'] === undefined) {
    headers['content-type'] = 'application/json';
  }
  const raw = typeof options.body === 'string' || options.body instanceof Uint8Array;
  const body =
    options.body === undefined
      ? undefined
      : isForm || raw
        ? (options.body as FormData | string | Uint8Array<ArrayBuffer>)
        : JSON.stringify(options.body);
  const reply = await fetch(url + path, { method, headers, body });
  const text = await reply.text();
  const isJson = /json/.test(reply.headers.get('content-type') ?? '');
  return { status: reply.status, headers: reply.headers, body: isJson && text !== '' ? JSON.parse(text) : text };
}

@Module({})
class FakesModule {
  static forRoot(
    licence: { readonly gate: ModuleGate; readonly quotas: LicenseQuotas } | undefined,
    authenticator: Authenticator | undefined,
    permissions: PermissionGate,
  ): DynamicModule {
    const providers: (ValueProvider | ClassProvider)[] = [
      ...(licence === undefined
        ? []
        : [
            { provide: ModuleGate, useValue: licence.gate },
            { provide: LicenseQuotas, useValue: licence.quotas },
          ]),
      ...(authenticator === undefined
        ? []
        : [
            { provide: Authenticator, useValue: authenticator },
            { provide: PermissionGate, useValue: permissions },
            { provide: AccountGate, useClass: FakeAccounts },
          ]),
    ];
    return { module: FakesModule, global: true, providers, exports: providers };
  }
}
