import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { coreApiFeatures } from '@assist/api-modules/core-api';
import { llmApiFeatures } from '@assist/api-modules/llm-api';
import { ragApiFeatures } from '@assist/api-modules/rag-api';
import { workflowApiFeatures } from '@assist/api-modules/workflow-api';
import { licenceConfig, licenceEntities, LicenceModule, LicenceState } from '@assist/licence/nest';
import { LlmModule } from '@assist/llm';
import { migrations } from '@assist/migrations';
import { bindPorts, inProcess, type Feature } from '@assist/platform/http';
import { createTestApp, FakeClock, until, type CallReply, type TestApp, type TestAppOptions } from '@assist/platform/testing';
import { Injectable, Module, type DynamicModule } from '@nestjs/common';
import { RagBareModule, RagModule, SearchDocuments } from '@assist/rag';
import { DocumentSearch } from '@assist/rag/contracts';
import { Vendor } from './vendor.js';

export const FEATURES = [...new Set([...coreApiFeatures, ...ragApiFeatures, ...llmApiFeatures, ...workflowApiFeatures])];
export const ADMIN = { email: 'admin@firma.example', name: 'Anna Admin', password: 'ein langes Passwort 7' };
export const USER = { email: 'user@firma.example', name: 'Uwe User', password: 'noch ein Passwort 8' };
/** As the test clock begins. */
export const START = Date.parse('2026-06-01T12:00:00Z');
export const DAY = 24 * 3600_000;

export interface HouseOptions extends Partial<Omit<TestAppOptions, 'clock' | 'features'>> {
  readonly features?: readonly Feature[];
  readonly node?: string;
  readonly from?: House;
  readonly withoutAdministrator?: boolean;
}

/** Somebody who is signed in. */
export interface Person {
  readonly token: string;
  readonly cookie: string;
  call(method: string, path: string, body?: unknown): Promise<CallReply>;
}

/** The product with real licence, sign-in, database and files, a vendor and a clock that the test sets. */
export interface House extends TestApp {
  readonly vendor: Vendor;
  readonly clock: FakeClock;
  readonly folder: string;
  signIn(who: { readonly email: string; readonly password: string }): Promise<Person>;
  /** Looks at the licence now, as every process does four times a minute. */
  look(): Promise<string>;
  remove(): Promise<void>;
}

/** `from`: a further process of that house, or the next life of it. */
export async function openHouse(options: HouseOptions = {}): Promise<House> {
  const { from, node = 'host-1', features = FEATURES } = options;
  const vendor = from?.vendor ?? new Vendor();
  const clock = from?.clock ?? new FakeClock(START);
  const folder = from?.folder ?? mkdtempSync(join(tmpdir(), 'assist-house-'));
  const build = { product: 'cgs-assist', issuer: 'cgs', env: 'production', builtAt: START - 30 * DAY } as const;
  const has = (id: string): boolean => features.some((feature) => feature.id === id);
  const app = await createTestApp({
    ...options,
    ...{ features, migrations, clock, restartOf: from, withoutFakeGate: true, withoutFakeAuthenticator: true },
    moreConfig: [licenceConfig],
    moreEntities: licenceEntities,
    env: { LICENSE_DIR: folder, ASSIST_IDENTITY_LOGIN_ATTEMPTS: '1000', ...options.env },
    bindings: [LicenceModule.forRoot({ anchors: [vendor.anchor], build, node }), ...(has('llm') ? [searchPort(has('rag'))] : [])],
    extraModules: [...(has('rag') ? [RagBareModule] : []), ...(options.extraModules ?? [])],
  });
  writeFileSync(join(folder, 'trust.json'), vendor.trust());
  const house = Object.assign(app, {
    ...{ vendor, clock, folder },
    signIn: (who: { readonly email: string; readonly password: string }) => signIn(app, who),
    look: async () => (await app.app.get(LicenceState).lookAgain()).state,
    remove: async () => {
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    },
  });
  if (from === undefined && options.withoutAdministrator !== true) await app.call('POST', '/api/setup', { body: ADMIN });
  return house;
}

/** As the product binds it: in the process, or else over HTTP, where these tests have nobody to ask. */
function searchPort(isInProcess: boolean): DynamicModule {
  if (isInProcess) return bindPorts({ imports: [RagModule, LlmModule], ports: [inProcess(DocumentSearch, SearchDocuments)] });
  return bindPorts({ imports: [NoSearchModule, LlmModule], ports: [inProcess(DocumentSearch, NoSearch)] });
}

@Injectable()
class NoSearch extends DocumentSearch {
  override search(): never {
    throw new Error('nobody searches here');
  }

  override count(): never {
    throw new Error('nobody counts here');
  }
}
@Module({ providers: [NoSearch], exports: [NoSearch] })
class NoSearchModule {}

async function signIn(app: TestApp, { email, password }: { readonly email: string; readonly password: string }): Promise<Person> {
  const reply = await app.call('POST', '/api/auth/login', { body: { email, password } });
  if (reply.status !== 200) throw new Error(`sign-in answered ${String(reply.status)} ${JSON.stringify(reply.body)}`);
  const token = reply.body.accessToken as string;
  const cookie = reply.headers
    .getSetCookie()
    .map((set) => set.split(';')[0] ?? '')
    .join('; ');
  return { token, cookie, call: (method, path, body) => app.call(method, path, { token, body }) };
}

export function fileForm(name: string, text: string): FormData {
  const form = new FormData();
  form.append('file', new File([text], name));
  return form;
}

/** A document of the person's own, as it was taken. */
export async function sendDocument(person: Person, name: string, text: string): Promise<string> {
  const { items } = (await person.call('GET', '/api/collections')).body as { items: { id: string }[] };
  const reply = await person.call('POST', `/api/collections/${items[0]?.id ?? ''}/documents`, fileForm(name, text));
  if (reply.status !== 201) throw new Error(`upload answered ${String(reply.status)} ${JSON.stringify(reply.body)}`);
  return reply.body.id as string;
}

/** The same, read and ready to be found. */
export async function uploadDocument(person: Person, name: string, text: string): Promise<string> {
  const id = await sendDocument(person, name, text);
  await until(async () => (await person.call('GET', `/api/documents/${id}`)).body.state === 'ready', 60_000);
  return id;
}
