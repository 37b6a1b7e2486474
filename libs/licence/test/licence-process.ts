import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemContext, type RequestContext } from '@assist/kernel';
import { migrations } from '@assist/migrations';
import { createTestApp, FakeClock, type TestApp, type TestDatabase } from '@assist/platform/testing';
import type { LicensePayload, LicenseSnapshot } from '../src/core/index.js';
import {
  EffectiveClock,
  InstallationKey,
  licenceConfig,
  licenceEntities,
  licenceFeature,
  LicenceModule,
  LicenceState,
  MonotonicTime,
  type HostSources,
  type LicenceOptions,
} from '../src/nest/index.js';
import { LicenseStateEntity } from '../src/nest/license-state.entity.js';
import { makeContext, NOW } from './context.js';
import { fileOf, makeClockToken, makeEmergency, Vendor } from './issue.js';
import { people } from './people.js';

class FakeMonotonic extends MonotonicTime {
  at = 0;
  override now(): number {
    return this.at;
  }
}

/** A host that says nothing but its name. */
export const PLAIN_HOST: HostSources = {
  machineIdFiles: [],
  productUuidFile: '/nonexistent',
  hostname: () => 'host-1',
  registry: null,
};

/**
 * An installation as a test sees it: processes with a clock that can be set, the folder of its licence, and what is on
 * disk and in the database.
 */
export class LicenceProcess {
  readonly clock = new FakeClock(NOW);
  readonly monotonic = new FakeMonotonic();
  readonly folder = mkdtempSync(join(tmpdir(), 'assist-licence-'));
  readonly ctx = systemContext('test');
  host = PLAIN_HOST;
  #app: TestApp | undefined;

  constructor(
    readonly engine: TestDatabase,
    readonly vendor = new Vendor(),
  ) {}

  get app(): TestApp {
    if (this.#app === undefined) throw new Error('the process does not run');
    return this.#app;
  }

  get watermark(): string {
    return join(this.app.dataDir, 'clock.watermark');
  }

  get snapshot(): LicenseSnapshot {
    return this.app.app.get(LicenceState).snapshot;
  }

  get time(): EffectiveClock {
    return this.app.app.get(EffectiveClock);
  }

  get key(): InstallationKey {
    return this.app.app.get(InstallationKey);
  }

  async start(options: LicenceOptions = {}): Promise<void> {
    this.#app = await this.#open(this.#app, this.folder, options);
  }

  /** Another process of the installation, by default one that does not see the folder. */
  beside(folder = join(this.folder, 'nothing'), options: LicenceOptions = {}): Promise<TestApp> {
    return this.#open(this.app, folder, options);
  }

  /** Ends the process as a shutdown does and starts the next one after `offMs`, the clock set by `set` meanwhile. */
  async restart(offMs = 0, set = 0, meanwhile: () => Promise<void> | void = () => undefined): Promise<void> {
    await this.app.stop();
    this.clock.advance(offMs + set);
    this.monotonic.at = 0;
    await meanwhile();
    await this.start();
  }

  /** Time passes for the process; `set` moves its clock on top of that. */
  async run(ms: number, set = 0): Promise<LicenseSnapshot> {
    this.clock.advance(ms + set);
    this.monotonic.at += ms;
    return this.look();
  }

  look(): Promise<LicenseSnapshot> {
    return this.app.app.get(LicenceState).lookAgain();
  }

  put(name: string, bytes: Uint8Array): void {
    writeFileSync(join(this.folder, name), bytes);
  }

  remove(name: string): void {
    rmSync(join(this.folder, name), { force: true });
  }

  putTrust(...changes: Parameters<Vendor['trustFile']>): void {
    this.put('trust.json', this.vendor.trustFile(...changes));
  }

  putLicense(changes: Partial<LicensePayload> = {}): void {
    this.put('license.json', this.vendor.license(changes));
  }

  putEmergency(changes: Partial<LicensePayload> = {}): void {
    this.put('emergency.json', fileOf(this.vendor.texts(makeEmergency(this.key.id, changes))));
  }

  putClockToken(changes: Partial<Parameters<typeof makeClockToken>[0]> = {}): void {
    this.put('clock.json', this.vendor.clockToken({ installationId: this.key.id, ...changes }));
  }

  /** Runs against the database of the process, also while it is stopped. */
  async onDatabase<T>(work: (tx: RequestContext, database: TestApp['database']) => Promise<T>): Promise<T> {
    const database = await this.engine.open(licenceEntities, migrations, this.app.database);
    try {
      return await database.transaction(this.ctx, (tx) => work(tx, database));
    } finally {
      await database.close();
    }
  }

  /** The row as it is stored; null when there is none. */
  row(): Promise<LicenseStateEntity | null> {
    return this.onDatabase((tx, database) => database.manager(tx).findOneBy(LicenseStateEntity, { id: 'state' }));
  }

  async changeRow(change: Partial<LicenseStateEntity> | null): Promise<void> {
    await this.onDatabase(async (tx, database) => {
      if (change === null) await database.manager(tx).delete(LicenseStateEntity, { id: 'state' });
      else await database.manager(tx).update(LicenseStateEntity, { id: 'state' }, change);
    });
  }

  watermarkText(): string | null {
    return existsSync(this.watermark) ? readFileSync(this.watermark, 'utf8') : null;
  }

  async close(): Promise<void> {
    await this.#app?.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  #open(restartOf: TestApp | undefined, folder: string, options: LicenceOptions): Promise<TestApp> {
    const { clock, engine, monotonic, vendor } = this;
    const build = makeContext([]).build;
    return createTestApp({
      ...{ features: [licenceFeature], migrations, engine, clock, restartOf, withoutFakeGate: true },
      moreConfig: [licenceConfig],
      moreEntities: licenceEntities,
      env: { LICENSE_DIR: folder },
      bindings: [
        LicenceModule.forRoot({ anchors: [vendor.anchor], build, monotonic, host: this.host, ...options }),
        people(() => 0),
      ],
    });
  }
}
