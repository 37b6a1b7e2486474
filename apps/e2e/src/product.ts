import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inherited, redisUrl } from './environment.ts';
import { createSchema, dropSchema } from './postgres.ts';
import { freePort, startProcess, waitFor, type RunningProcess } from './process.ts';

export const root = join(import.meta.dirname, '..', '..', '..');
const node = join(root, 'node_modules', '.bin', 'node');

/** Four processes and their migrations on a machine that does much else take a minute and more. */
const START_LIMIT_MS = 120_000;

export type Form = 'appliance' | 'split';
export interface ProductOptions {
  /** `sqlite` (default) or `postgres`, for the appliance; the split form always uses PostgreSQL. */
  readonly engine?: 'sqlite' | 'postgres';
  readonly env?: Readonly<Record<string, string>>;
  /** Of the split form, such as that of a proxy which a test cuts; left out: the test server's. */
  readonly redisUrl?: string;
  /** Set: no administrator is made from the environment. */
  readonly withoutAdmin?: boolean;
}

export interface Product {
  readonly form: Form;
  readonly url: string;
  /** Of each process, past the proxy: where it tells its own figures. */
  readonly services: readonly string[];
  readonly dataDir: string;
  /** Of PostgreSQL; undefined: SQLite in the data folder. */
  readonly databaseUrl: string | undefined;
  /** Ids of the product's own processes, the proxy aside. */
  pids(): number[];
  output(): string;
  /** Ends all processes at once, as a power cut does to them. */
  crash(): Promise<void>;
  /** Ends them as an operator does; gives the exit codes. */
  shutDown(): Promise<(number | null)[]>;
  /** Starts again on the same data and waits until it answers. */
  start(): Promise<void>;
  /** Ends everything and removes the data. */
  remove(): Promise<void>;
}

export const admin = { email: 'admin@firma.example', password: 'ein langes Wort 2026', name: 'Adele Admin' } as const;

/** Starts the built product in one of its forms on data of its own. */
export async function startProduct(form: Form, options: ProductOptions = {}): Promise<Product> {
  const product = form === 'appliance' ? await prepareAppliance(options) : await prepareSplit(options);
  await product.start().catch(async (error: unknown) => {
    await product.remove();
    throw error;
  });
  return product;
}

/** The environment of this process without what would configure the product by accident. */
function baseEnv(dataDir: string, options: ProductOptions): Record<string, string | undefined> {
  const firstAdmin =
    options.withoutAdmin === true ? {} : { ADMIN_EMAIL: admin.email, ADMIN_PASSWORD: admin.password, ADMIN_NAME: admin.name };
  return {
    ...inherited,
    // Hundreds of starts compile the same files.
    NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compiled'),
    DATA_DIR: dataDir,
    LICENSE_DIR: join(dataDir, 'license'),
    RATE_LIMIT_REQUESTS: '1000000',
    CONFIG_FILE: join(dataDir, 'config.yaml'),
    ...firstAdmin,
    ...options.env,
  };
}

async function prepareAppliance(options: ProductOptions): Promise<Product> {
  const dataDir = mkdtempSync(join(tmpdir(), 'assist-e2e-'));
  const schema = options.engine === 'postgres' ? await createSchema() : undefined;
  const port = await freePort();
  const env = { ...baseEnv(dataDir, options), PORT: String(port), ...(schema === undefined ? {} : { DATABASE_URL: schema.url }) };
  const main = join(root, 'apps', 'appliance', 'dist', 'main.js');
  const url = `http://127.0.0.1:${port}`;
  return product(
    { form: 'appliance', url, services: [url], dataDir, databaseUrl: schema?.url },
    async () => [startProcess(node, ['--enable-source-maps', main], env, root)],
    async () => {
      if (schema !== undefined) await dropSchema(schema);
    },
  );
}

async function prepareSplit(options: ProductOptions): Promise<Product> {
  const dataDir = mkdtempSync(join(tmpdir(), 'assist-e2e-'));
  const schema = await createSchema();
  const redis = options.redisUrl ?? redisUrl ?? '';
  const [proxy, core, llm, workflow, rag] = await Promise.all([freePort(), freePort(), freePort(), freePort(), freePort()]);
  const env = {
    ...baseEnv(dataDir, options),
    DATABASE_URL: schema.url,
    REDIS_URL: `${redis.replace(/\/\d*$/, '')}/${1 + Math.floor(Math.random() * 15)}`,
    SECRET_KEY: options.env?.['SECRET_KEY'] ?? randomUUID() + randomUUID(),
    ASSIST_SKIP_BUILD: '1',
    ASSIST_SPLIT_PORTS: [proxy, core, llm, workflow, rag].join(','),
  };
  const script = join(root, 'tools', 'run', 'start-split.mjs');
  const services = [core, llm, workflow, rag].map((port) => `http://127.0.0.1:${port}`);
  return product(
    { form: 'split', url: `http://127.0.0.1:${proxy}`, services, dataDir, databaseUrl: schema.url },
    async () => [startProcess(node, [script], env, root)],
    () => dropSchema(schema),
  );
}

function product(
  facts: Pick<Product, 'form' | 'url' | 'services' | 'dataDir' | 'databaseUrl'>,
  launch: () => Promise<RunningProcess[]>,
  cleanUp: () => Promise<void>,
): Product {
  const { url, dataDir } = facts;
  let processes: RunningProcess[] = [];
  const end = async (signal: NodeJS.Signals): Promise<(number | null)[]> => {
    for (const running of processes) running.kill(signal);
    return Promise.all(processes.map((running) => running.exited));
  };
  const outputs = (): string => processes.map((running) => running.output()).join('\n');
  const isReady = async (): Promise<boolean> => {
    const exited = await Promise.race([...processes.map((running) => running.exited.then(() => true)), Promise.resolve(false)]);
    if (exited) throw new Error('the product ended while it started');
    return (await fetch(`${url}/api/setup`).catch(() => undefined))?.status === 200;
  };
  return {
    ...facts,
    pids: () => processes.map((running) => running.pid),
    output: outputs,
    crash: async () => void (await end('SIGKILL')),
    shutDown: () => end('SIGTERM'),
    start: async () => {
      processes = await launch();
      await waitFor('a healthy answer', isReady, START_LIMIT_MS).catch((error: unknown) => {
        throw new Error(`${String(error)}\n${outputs()}`);
      });
    },
    remove: async () => {
      await end('SIGTERM');
      await cleanUp();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
