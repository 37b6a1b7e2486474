// Real: database, HTTP, sign-in, work, files. The other rooms are fakes.
import { utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { ExportStore } from '@assist/platform/storage';
import { FakeClock, testDatabases, until } from '@assist/platform/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { ArchiveEntries } from '../src/personal-data/export/archive-entries.js';
import { DropExpiredExport } from '../src/personal-data/export/drop-export.processor.js';
import { createIdentityApp, People, type IdentityApp } from './people.js';
import { FakeRoom, RoomsModule } from './rooms.js';

const DAY_MS = 24 * 3600_000;

describe.each(testDatabases())('files of copies that nobody has any more on $engine', (engine) => {
  const clock = new FakeClock();
  const [chat, rag, house] = [new FakeRoom('chat'), new FakeRoom('rag'), new FakeRoom('house')];
  let t: IdentityApp;
  let people: People;
  let store: ExportStore;
  beforeAll(async () => {
    t = await createIdentityApp({ engine, clock, bindings: [RoomsModule.of([chat, rag, house])] });
    people = new People(t);
    store = t.app.get(ExportStore, { strict: false });
  });
  afterAll(() => t.close());
  afterEach(() => vi.restoreAllMocks());

  const stored = async (): Promise<string[]> => {
    const keys: string[] = [];
    for await (const key of store.listOlderThan(Number.MAX_SAFE_INTEGER)) keys.push(key);
    return keys;
  };
  const begin = async (token: string): Promise<string> =>
    (await people.ok('POST', '/api/me/export', undefined, token)).id as string;

  it.each([
    ['archive', 5],
    ['list', 4],
  ] as const)('keeps no %s of somebody who was removed while it was made', async (what, files) => {
    const anna = await people.person();
    chat.things.set(anna.id, ['Geheimnis']);
    let go = (): void => undefined;
    const gate = new Promise<void>((resolve) => (go = resolve));
    const source = what === 'archive' ? t.app.get(ArchiveEntries, { strict: false }) : chat;
    const held = holdAtEnd(source, what === 'archive' ? 'execute' : 'export', gate);
    const put = vi.spyOn(store, 'put');
    await begin(anna.token);
    await until(() => held.mock.calls.length > 0);
    await people.ok('DELETE', `/api/users/${anna.id}`);
    await until(async () => (await people.call('GET', `/api/users/${anna.id}`)).status === 404);
    go();
    await until(() => put.mock.settledResults.filter(({ type }) => type === 'fulfilled').length === files);
    await until(async () => (await stored()).length === 0);
  });

  it('takes away what a crash left behind, also when no other copy is ever made, and nothing else', async () => {
    const [anna, other] = [await people.person(), await people.person()];
    const written = async (): Promise<string> => {
      const { key } = await store.put(Readable.from(['of a process that was killed']));
      const at = clock.now() / 1000 + 60;
      await utimes(join(t.dataDir, 'exports', key), at, at);
      return key;
    };
    const isReady = async (token: string, copy: string): Promise<boolean> => {
      const { items } = await people.ok('GET', '/api/exports', undefined, token);
      return items.some(({ id, state }: { id: string; state: string }) => id === copy && state === 'ready');
    };
    const first = await begin(anna.token);
    await until(() => isReady(anna.token, first));
    const left = await written();
    clock.advance(6 * DAY_MS);
    const later = await begin((await t.login(other.email)).token);
    const kept = async (): Promise<boolean> => isReady((await t.login(other.email)).token, later);
    await until(kept);
    // What a copy was made of goes just after it is ready.
    await until(async () => (await stored()).length === 3);
    for (const key of await stored()) if (key !== left) await utimes(join(t.dataDir, 'exports', key), 1, clock.now() / 1000);
    const sweeps = vi.spyOn(t.app.get(DropExpiredExport, { strict: false }), 'process');
    clock.advance(DAY_MS + 60_000);
    await until(async () => sweeps.mock.settledResults.some(({ type }) => type === 'fulfilled'));
    expect(await stored()).not.toContain(left);
    expect(await kept()).toBe(true);
    await until(async () => (await stored()).length === 1);
  });
});

/** The next list of this source is complete, but ends only with `gate`. */
function holdAtEnd(source: object, name: string, gate: Promise<void>): { readonly mock: { readonly calls: readonly unknown[] } } {
  const methods = source as Record<string, (...args: unknown[]) => AsyncIterable<unknown>>;
  const original = methods[name]!.bind(source);
  return vi.spyOn(methods, name).mockImplementationOnce(async function* (...args: unknown[]) {
    yield* original(...args);
    await gate;
  });
}
