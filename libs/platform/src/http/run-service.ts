import { hostname } from 'node:os';
import type { ProcessRoleName } from '@assist/kernel';
import type { DynamicModule, Type } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { RateLimits } from '../cache/index.js';
import { coreConfig, databaseTarget, keepFilesPrivate, openSecretKey, type LoadedConfig } from '../config/index.js';
import {
  DatabaseNewerError,
  lockSqliteDatabase,
  migrate,
  openDatabase,
  schemaState,
  type Database,
  type EntityClass,
  type MigrationClass,
} from '../database/index.js';
import {
  createLog,
  DRAIN_ORDER,
  DrainRegistry,
  HealthRegistry,
  Metrics,
  observabilityConfig,
  type Log,
  type Observability,
} from '../observability/index.js';
import { createRealtime } from '../realtime/index.js';
import { BullMqWakeup, InProcessWakeup, workConfig } from '../work/index.js';
import { createApi } from './create-api.js';
import { entitiesOf } from './entities-of.js';
import type { Feature } from './feature.js';
import { httpConfig } from './http.config.js';
import { serve } from './serve.js';
import { productVersion } from './service-identity.js';

export interface ServiceOptions {
  readonly name: string;
  readonly config: LoadedConfig;
  readonly role: ProcessRoleName;
  readonly features: readonly Feature[];
  readonly bindings: readonly (DynamicModule | Type)[];
  /** Entities of rooms that are no features, such as the licence. */
  readonly moreEntities?: readonly EntityClass[];
  readonly extraModules?: readonly Type[];
  readonly migrations: readonly MigrationClass[];
  /** The appliance brings its schema up to date itself; the others wait until somebody did. */
  readonly migratesItself: boolean;
  readonly webDir?: string;
}

export interface RunningService {
  readonly app: NestExpressApplication;
  readonly port: number;
  readonly log: Log;
  stop(): Promise<void>;
}

const SCHEMA_WAIT_MS = 120_000;
const EXIT_STARTUP = 1;
/** Ctrl+C reaches us from the terminal and once more from the script that started us: one request, not an impatient second. */
const SAME_REQUEST_MS = 1000;

/** Starts a process of the product from its configuration and serves until SIGTERM or SIGINT. */
export async function runService(options: ServiceOptions): Promise<RunningService> {
  const version = productVersion();
  const { dataDir } = options.config.get(coreConfig);
  const isPrivate = keepFilesPrivate(dataDir);
  const observability = observe(options, version);
  const { log, drains } = observability;
  guardProcess(log);
  if (!isPrivate) log.warn({ dataDir }, 'other users of this host can read the data folder');
  const { database, close } = await openForService(options, log);
  const service = await start(options, version, observability, database);
  drains.add('database', DRAIN_ORDER.database, close);
  handleSignals(service, options.config.get(httpConfig).shutdownDelayMs, log);
  return service;
}

function observe(options: ServiceOptions, version: string): Observability {
  const config = options.config.get(observabilityConfig);
  const log = createLog({ service: options.name, version, level: config.logLevel, logDir: config.logDir });
  const metrics = new Metrics(config.metricsNamespace);
  metrics.collectDefaults();
  return { log, metrics, health: new HealthRegistry(), drains: new DrainRegistry() };
}

async function openForService(
  options: ServiceOptions,
  log: Log,
): Promise<{ readonly database: Database; readonly close: () => Promise<void> }> {
  const entities = entitiesOf(options.features, options.moreEntities);
  const target = databaseTarget(options.config.get(coreConfig));
  const lock = target.engine === 'sqlite' ? lockSqliteDatabase(target.path) : undefined;
  const database = await connect(() => openDatabase(target, entities, options.migrations), log);
  if (options.migratesItself) {
    const done = await migrate(database);
    if (done.length > 0) log.info({ migrations: done.length }, 'the schema is up to date');
  } else {
    await waitForSchema(database, log);
  }
  return { database, close: () => database.close().finally(() => lock?.release()) };
}

/** A database server may start later than we do. */
async function connect(open: () => Promise<Database>, log: Log): Promise<Database> {
  const end = Date.now() + SCHEMA_WAIT_MS;
  for (;;) {
    try {
      return await open();
    } catch (error) {
      const code = (error as { code?: unknown }).code;
      if (Date.now() > end || (code !== 'ECONNREFUSED' && code !== '57P03' && code !== 'ENOTFOUND')) throw error;
      log.warn({ code }, 'waiting for the database server');
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
}

async function waitForSchema(database: Database, log: Log): Promise<void> {
  const end = Date.now() + SCHEMA_WAIT_MS;
  for (;;) {
    const state = await schemaState(database);
    if (state.unknown.length > 0) throw new DatabaseNewerError(state.unknown);
    if (state.pending.length === 0) return;
    if (Date.now() > end) throw new Error(`the schema lacks ${state.pending.length} migration(s); run \`assist migrate\``);
    log.warn({ pending: state.pending.length }, 'waiting for the schema');
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

async function start(
  options: ServiceOptions,
  version: string,
  observability: Observability,
  database: Database,
): Promise<RunningService> {
  const core = options.config.get(coreConfig);
  const http = options.config.get(httpConfig);
  const work = options.config.get(workConfig);
  const { log, health, drains } = observability;
  const workerId = core.workerId ?? `${options.name}@${hostname()}:${http.port}`;
  health.check('database', async () => (await database.ping(), { status: 'up' }));
  const limits = new RateLimits(core.redisUrl);
  drains.add('limits', DRAIN_ORDER.transports, () => limits.close());
  const app = await createApi({
    ...options,
    service: { name: options.name, version },
    secretKey: openSecretKey(core.dataDir, core.secretKey),
    database,
    observability,
    limits,
    realtime: createRealtime(core.redisUrl),
    work: {
      settings: { workerId, leaseMs: work.leaseSeconds * 1000, pollMs: work.pollMs },
      wakeups: core.redisUrl === undefined ? new InProcessWakeup() : new BullMqWakeup(core.redisUrl),
    },
  });
  const server = await serve(app, http.port, http.host);
  drains.add('http', DRAIN_ORDER.stopAccepting, () => closeServer(app), 15_000);
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : http.port;
  log.info({ port, host: http.host, database: database.engine, redis: core.redisUrl !== undefined }, 'listening');
  return { app, port, log, stop: () => drains.drain(log) };
}

/** Sockets are told to go, running requests may end, idle connections are closed. */
async function closeServer(app: NestExpressApplication): Promise<void> {
  const server = app.getHttpServer();
  const idle = setInterval(() => server.closeIdleConnections(), 100);
  try {
    await app.close();
  } finally {
    clearInterval(idle);
  }
}

/** The first signal lets running work end; a later one, by somebody who does not want to wait, ends at once. */
function handleSignals(service: RunningService, delayMs: number, log: Log): void {
  let askedAt: number | undefined;
  const stop = (signal: string): void => {
    if (askedAt !== undefined) {
      if (Date.now() - askedAt > SAME_REQUEST_MS) process.exit(EXIT_STARTUP);
      return;
    }
    askedAt = Date.now();
    log.info({ signal }, 'stopping');
    setTimeout(() => {
      void service.stop().finally(() => {
        log.info('stopped');
        log.flush();
        process.exitCode = 0;
        setTimeout(() => process.exit(0), 50);
      });
    }, delayMs);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

/** A forgotten rejection of one request is logged; it must not take the others down. */
function guardProcess(log: Log): void {
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'a rejection was not handled'));
  process.on('uncaughtException', (error) => log.error({ err: error }, 'an exception was not caught'));
}
