import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrations } from '@assist/migrations';
import type { Feature } from '@assist/platform/http';
import {
  createTestApp,
  FakeClock,
  type CallReply,
  type TestApp,
  type TestAppOptions,
  type TestDatabase,
} from '@assist/platform/testing';
import { licenceConfig, licenceEntities, licenceFeature, LicenceModule } from '../src/nest/index.js';
import { makeContext, NOW } from './context.js';
import { makePayload, signPayload, TYP, Vendor } from './issue.js';
import { people } from './people.js';

export const DAY = 24 * 3600_000;

/** Seats in use, as the test says. */
export const seats = { used: 3 };

export interface LicenceAppOptions extends Partial<Omit<TestAppOptions, 'engine' | 'clock'>> {
  readonly engine: TestDatabase;
  readonly vendor?: Vendor;
  readonly clock?: FakeClock;
  readonly host?: string;
  readonly folder?: string;
  readonly extraFeatures?: readonly Feature[];
}

export interface LicenceApp extends TestApp {
  readonly vendor: Vendor;
  readonly clock: FakeClock;
  readonly folder: string;
  readonly adminToken: string;
  /** `GET /api/license` as an administrator. */
  view(): Promise<CallReply['body']>;
  put(text: string): Promise<CallReply>;
  /** Files as multipart, each as it is. */
  send(method: 'PUT' | 'POST', path: string, ...files: readonly string[]): Promise<CallReply>;
  licenseText(changes?: Parameters<typeof makePayload>[0]): string;
  /** Puts the vendor's keys and a licence; gives the reply. */
  license(changes?: Parameters<typeof makePayload>[0]): Promise<CallReply>;
  /** The same installation in a further process; of another host, with `host`. */
  beside(options?: Partial<LicenceAppOptions>): Promise<LicenceApp>;
  restart(): Promise<LicenceApp>;
}

/** A real process with the licence room and a vendor of its own; the sign-in is a fake. */
export async function licenceApp(options: LicenceAppOptions): Promise<LicenceApp> {
  const vendor = options.vendor ?? new Vendor();
  const clock = options.clock ?? new FakeClock(NOW);
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'assist-licence-'));
  const app = await createTestApp({
    ...options,
    features: [licenceFeature, ...(options.extraFeatures ?? [])],
    migrations,
    clock,
    withoutFakeGate: true,
    moreConfig: [licenceConfig],
    moreEntities: licenceEntities,
    env: { LICENSE_DIR: folder, ...options.env },
    bindings: [
      LicenceModule.forRoot({ anchors: [vendor.anchor], build: makeContext([]).build, node: options.host ?? 'host-1' }),
      people(() => seats.used),
      ...(options.bindings ?? []),
    ],
  });
  const adminToken = app.user(['admin', 'user']).token;
  const licenseText = (changes: Parameters<typeof makePayload>[0] = {}): string =>
    JSON.stringify(signPayload(makePayload(changes), TYP.license, vendor.licenseKey));
  const put = (text: string): Promise<CallReply> => app.call('PUT', '/api/license', { token: adminToken, body: text });
  const closeApp = app.close;
  const same = { ...options, vendor, clock, folder };
  return Object.assign(app, {
    vendor,
    clock,
    folder,
    adminToken,
    view: async () => (await app.call('GET', '/api/license', { token: adminToken })).body,
    put,
    send: (method: 'PUT' | 'POST', path: string, ...files: readonly string[]) => {
      const form = new FormData();
      for (const file of files) form.append('file', new File([file], 'license.json'));
      return app.call(method, path, { token: adminToken, body: form });
    },
    licenseText,
    license: (changes: Parameters<typeof makePayload>[0] = {}) => {
      writeFileSync(join(folder, 'trust.json'), vendor.trustFile());
      return put(licenseText(changes));
    },
    beside: (more: Partial<LicenceAppOptions> = {}) => licenceApp({ ...same, restartOf: app, ...more }),
    restart: async () => {
      await app.stop();
      return licenceApp({ ...same, restartOf: app });
    },
    close: async () => {
      await closeApp();
      rmSync(folder, { recursive: true, force: true });
    },
  });
}
