import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { coreApiFeatures } from '@assist/api-modules/core-api';
import { llmApiFeatures } from '@assist/api-modules/llm-api';
import { ragApiFeatures } from '@assist/api-modules/rag-api';
import { workflowApiFeatures } from '@assist/api-modules/workflow-api';
import { licenceConfig, licenceEntities, LicenceModule } from '@assist/licence/nest';
import { LlmModule } from '@assist/llm';
import { migrations } from '@assist/migrations';
import { loadConfig, SecretKey } from '@assist/platform/config';
import { migrate, SqliteDatabase } from '@assist/platform/database';
import {
  bindPorts,
  configSlices,
  createApi,
  entitiesOf,
  openApiDocument,
  productVersion,
  remote,
  type Feature,
} from '@assist/platform/http';
import { RateLimits } from '@assist/platform/cache';
import { createLog, DrainRegistry, HealthRegistry, Metrics } from '@assist/platform/observability';
import { createRealtime } from '@assist/platform/realtime';
import { InProcessWakeup } from '@assist/platform/work';
import { DocumentSearch } from '@assist/rag/contracts';
import { HttpDocumentSearch } from '@assist/rag/remote';
import type { Command } from './command.js';
import { EXIT } from './exit-codes.js';

const APIS: Readonly<Record<string, readonly Feature[]>> = {
  core: coreApiFeatures,
  llm: llmApiFeatures,
  rag: ragApiFeatures,
  workflow: workflowApiFeatures,
};

/** `assist openapi --out FOLDER`: the OpenAPI document of each API, from a process that does not listen. */
export const openApiCommand: Command = {
  summary: 'write the OpenAPI documents (--out FOLDER)',
  async run(args) {
    const { values } = parseArgs({ args: [...args], options: { out: { type: 'string', default: 'docs/openapi' } } });
    mkdirSync(values.out, { recursive: true });
    for (const [name, features] of Object.entries(APIS)) {
      writeFileSync(join(values.out, `${name}.json`), `${JSON.stringify(await describe(name, features), null, 2)}\n`);
    }
    return EXIT.ok;
  },
};

async function describe(name: string, features: readonly Feature[]): Promise<unknown> {
  const folder = mkdtempSync(join(tmpdir(), 'assist-openapi-'));
  const entities = entitiesOf(features, licenceEntities);
  const database = await SqliteDatabase.open(join(folder, 'empty.sqlite'), entities, migrations);
  await migrate(database);
  const service = { name, version: productVersion() };
  const app = await createApi({
    service,
    config: loadConfig(configSlices(features, [licenceConfig]), {
      env: { DATA_DIR: folder, LICENSE_DIR: join(folder, 'license') },
    }),
    secretKey: new SecretKey('only to describe the routes, never to sign'),
    database,
    observability: {
      log: createLog({ ...service, service: name, level: 'silent' }),
      metrics: new Metrics('assist'),
      health: new HealthRegistry(),
      drains: new DrainRegistry(),
    },
    limits: new RateLimits(),
    realtime: createRealtime(undefined),
    work: { settings: { workerId: 'openapi', leaseMs: 30_000, pollMs: 60_000 }, wakeups: new InProcessWakeup() },
    role: 'http',
    features,
    bindings: [
      LicenceModule.forRoot(),
      ...(name === 'llm' ? [bindPorts({ imports: [LlmModule], ports: [remote(DocumentSearch, HttpDocumentSearch)] })] : []),
    ],
  });
  try {
    return openApiDocument(app, `CGS Assist: ${name}`, service.version, features);
  } finally {
    await app.close();
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
