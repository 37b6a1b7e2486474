import 'reflect-metadata';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identityAccessFeature } from '@assist/identity';
import { ModuleGate } from '@assist/kernel';
import { loadTrustSet, verify } from '@assist/licence/core';
import { licenceConfig, licenceEntities, LicenceModule, LicenceState } from '@assist/licence/nest';
import { migrations } from '@assist/migrations';
import { RateLimits } from '@assist/platform/cache';
import { loadConfig, SecretKey } from '@assist/platform/config';
import { migrate, SqliteDatabase } from '@assist/platform/database';
import { configSlices, createApi, entitiesOf } from '@assist/platform/http';
import { createLog, DrainRegistry, HealthRegistry, Metrics } from '@assist/platform/observability';
import { createRealtime } from '@assist/platform/realtime';
import { InProcessWakeup } from '@assist/platform/work';
import { TestVendor } from '../apps/e2e/src/vendor.ts';
import { percentile, type Figure } from './figures.ts';

const CHECKS = 200_000;
const VERIFICATIONS = 500;
const LOOKS = 100;
const build = { product: 'cgs-assist', issuer: 'cgs', env: 'production', builtAt: Date.parse('2026-01-01T00:00:00Z') } as const;

const ISSUED_AT = Date.parse('2026-01-07T00:00:00Z');
const EXP = Date.parse('2039-01-31T00:00:00Z');

/** What customers get of a vendor of this run. */
interface SignedFiles {
  readonly anchors: TestVendor['anchors'];
  readonly trust: Buffer;
  readonly license: Buffer;
}

export async function benchLicense(): Promise<Figure[]> {
  const vendor = new TestVendor(ISSUED_AT);
  const modules = ['chat', 'usecases', 'rag', 'mcp', 'helpdesk'];
  const files = {
    anchors: vendor.anchors,
    trust: Buffer.from(vendor.trust()),
    license: Buffer.from(vendor.license({ seq: 3, exp: EXP, modules })),
  };
  return [...(await verifications(files)), ...(await inProcess(files))];
}

/** The pure verifier, the file read already. */
async function verifications({ anchors, trust, license }: SignedFiles): Promise<Figure[]> {
  const latencies: number[] = [];
  let cpu = process.cpuUsage();
  for (let run = 0; run < VERIFICATIONS + 50; run += 1) {
    if (run === 50) cpu = process.cpuUsage();
    const began = performance.now();
    const set = await loadTrustSet(trust, { anchors });
    if (!set.ok) throw new Error(set.fault.code);
    const context = {
      ...{ trust: [set.value], revocations: [], build, host: { components: [], publicHost: null }, now: Date.now() },
      stored: { seqMarks: [], everActivated: false, evaluationStartedAt: null, bindGrace: null },
    };
    const { state } = await verify(license, context);
    if (state !== 'valid') throw new Error(state);
    if (run >= 50) latencies.push(performance.now() - began);
  }
  const used = process.cpuUsage(cpu);
  const cpuMs = (used.user + used.system) / 1000 / VERIFICATIONS;
  return [
    { name: 'verifying a licence and its key set, p50', unit: 'ms', value: percentile(latencies, 50), bar: 5 },
    { name: 'verifying a licence and its key set, p95', unit: 'ms', value: percentile(latencies, 95), bar: 5 },
    { name: 'the same, time of processors', unit: 'ms', value: cpuMs },
  ];
}

/** The gate that every door of the product asks, and what a process does four times a minute. */
async function inProcess(files: SignedFiles): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'assist-bench-licence-'));
  mkdirSync(join(folder, 'license'));
  writeFileSync(join(folder, 'license', 'license.json'), files.license);
  writeFileSync(join(folder, 'license', 'trust.json'), files.trust);
  const database = await SqliteDatabase.open(
    join(folder, 'bench.sqlite'),
    entitiesOf([identityAccessFeature], licenceEntities),
    migrations,
  );
  await migrate(database);
  const app = await openApp(database, folder, files);
  try {
    if (app.get(LicenceState).snapshot.state !== 'valid') throw new Error('the licence does not hold');
    return [...checks(app.get(ModuleGate)), ...(await looks(app.get(LicenceState)))];
  } finally {
    await app.close();
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function openApp(database: SqliteDatabase, folder: string, { anchors }: SignedFiles): ReturnType<typeof createApi> {
  const env = { DATA_DIR: folder, LICENSE_DIR: join(folder, 'license') };
  const log = createLog({ service: 'bench', version: '0', level: 'silent' });
  return createApi({
    service: { name: 'bench', version: '0' },
    config: loadConfig(configSlices([identityAccessFeature], [licenceConfig]), { env }),
    secretKey: new SecretKey('only for figures, never to keep anything'),
    database,
    observability: { log, metrics: new Metrics('assist'), health: new HealthRegistry(), drains: new DrainRegistry() },
    limits: new RateLimits(),
    realtime: createRealtime(undefined),
    work: { settings: { workerId: 'bench', leaseMs: 30_000, pollMs: 60_000 }, wakeups: new InProcessWakeup() },
    role: 'http',
    features: [identityAccessFeature],
    bindings: [LicenceModule.forRoot({ anchors, build })],
  });
}

function checks(gate: ModuleGate): Figure[] {
  const modules = ['chat', 'rag', 'workflow', 'core'];
  const latencies: number[] = [];
  for (let run = 0; run < CHECKS + 20_000; run += 1) {
    const module = modules[run % modules.length] ?? 'core';
    const began = process.hrtime.bigint();
    gate.allows(module, 'use');
    const tookNs = process.hrtime.bigint() - began;
    if (run >= 20_000) latencies.push(Number(tookNs) / 1000);
  }
  return [
    { name: 'gate check, p50', unit: 'µs', value: percentile(latencies, 50) },
    { name: 'gate check, p99', unit: 'µs', value: percentile(latencies, 99), bar: 20 },
  ];
}

async function looks(licence: LicenceState): Promise<Figure[]> {
  const latencies: number[] = [];
  for (let run = 0; run < LOOKS; run += 1) {
    const began = performance.now();
    await licence.lookAgain();
    latencies.push(performance.now() - began);
  }
  return [{ name: 'a look at folder and database, all verified anew, p50', unit: 'ms', value: percentile(latencies, 50) }];
}
