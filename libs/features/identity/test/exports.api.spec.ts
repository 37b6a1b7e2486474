// Real: database, HTTP, sign-in, work, files. The other rooms are fakes.
import { Readable } from 'node:stream';
import { systemContext } from '@assist/kernel';
import { BlobStore, ExportStore } from '@assist/platform/storage';
import { FakeClock, testDatabases, until } from '@assist/platform/testing';
import { PermanentFailure } from '@assist/platform/work';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import yauzl from 'yauzl';
import { DropExport } from '../src/personal-data/export/drop-export.js';
import { ExportRepository } from '../src/personal-data/export/export.repository.js';
import { createIdentityApp, People, type IdentityApp, type Person } from './people.js';
import { FakeRoom, RoomsModule } from './rooms.js';

const ABSENT = '018f6f2e-0000-7000-8000-000000000000';

describe.each(testDatabases())('copies of personal data on $engine', (engine) => {
  const clock = new FakeClock();
  const [chat, rag] = [new FakeRoom('chat'), new FakeRoom('rag')];
  let t: IdentityApp;
  let people: People;
  beforeAll(async () => {
    t = await createIdentityApp({ engine, clock, bindings: [RoomsModule.of([chat, rag, new FakeRoom('house')])] });
    people = new People(t);
  });
  afterAll(() => t.close());
  afterEach(() => {
    rag.blobs = [];
    vi.restoreAllMocks();
  });

  const list = async (token?: string) => (await people.ok('GET', '/api/exports', undefined, token)).items;
  const ready = async (id: string, token?: string): Promise<void> =>
    until(async () => (await list(token)).find((one: { id: string }) => one.id === id)?.state === 'ready');
  const download = async (id: string, token: string): Promise<{ status: number; files: Map<string, string> }> => {
    const reply = await fetch(`${t.url}/api/exports/${id}/file`, { headers: { authorization: `Bearer ${token}` } });
    const bytes = Buffer.from(await reply.arrayBuffer());
    return { status: reply.status, files: reply.status === 200 ? await unzip(bytes) : new Map() };
  };
  const suspended = async (): Promise<Person> => {
    const person = await people.person();
    await people.ok('PATCH', `/api/users/${person.id}`, { disabled: true });
    return person;
  };

  it('gives people all that is kept of them', async () => {
    const anna = await people.person('user', 'Anna');
    chat.things.set(anna.id, ['Frage nach Äpfeln', 'Frage nach Äpfeln', '../../etc/passwd', 'CON', 'a\u202efdp']);
    const stored = await t.app.get(BlobStore, { strict: false }).put(Readable.from([Buffer.from('%PDF 1'), Buffer.from('23')]));
    rag.blobs = [
      { path: 'Meine Dokumente/Vertrag.pdf', blobKey: stored.key, sizeBytes: 8 },
      { path: 'Meine Dokumente/weg.pdf', blobKey: 'ab/00000000-0000-4000-8000-000000000000', sizeBytes: 8 },
    ];
    const begun = await people.call('POST', '/api/me/export', undefined, anna.token);
    expect([begun.status, begun.body]).toEqual([
      202,
      expect.objectContaining({ mine: true, person: { id: anna.id, name: 'Anna' } }),
    ]);
    await ready(begun.body.id, anna.token);
    const { files } = await download(begun.body.id, anna.token);
    expect([...files.keys()].sort()).toEqual([
      'Chats/Frage nach Äpfeln (2).txt',
      'Chats/Frage nach Äpfeln.txt',
      'Chats/_/_/etc/passwd.txt',
      'Chats/_CON.txt',
      'Chats/a_fdp.txt',
      'Dokumente/Meine Dokumente/Vertrag.pdf',
      'Dokumente/Meine Dokumente/weg.pdf.txt',
      'Konto/profile.json',
      'LIESMICH.txt',
    ]);
    expect(files.get('Dokumente/Meine Dokumente/Vertrag.pdf')).toBe('%PDF 123');
    expect(JSON.parse(files.get('Konto/profile.json') ?? '')).toMatchObject({ email: anna.email, role: 'user', name: 'Anna' });
    expect([...files.values()].join()).not.toMatch(/argon2|tokenHash/);
  });

  it('gives one copy to who asks twice, and only so many a day', async () => {
    const anna = await people.person();
    const replies = await Promise.all([1, 2, 3].map(() => people.call('POST', '/api/me/export', undefined, anna.token)));
    expect(replies.every(({ status }) => status === 202)).toBe(true);
    for (const { body } of replies) await ready(body.id, anna.token);
    for (let count = 0; count < 2; count += 1) {
      const { body } = await people.call('POST', '/api/me/export', undefined, anna.token);
      await ready(body.id, anna.token);
    }
    expect((await people.call('POST', '/api/me/export', undefined, anna.token)).body.code).toBe('RATE_LIMITED');
  });

  it('makes one copy for who asks several times at once', async () => {
    const anna = await people.person();
    let go = (): void => undefined;
    const gate = new Promise<void>((resolve) => (go = resolve));
    vi.spyOn(chat, 'export').mockImplementation(async function* () {
      await gate;
      yield* [];
    });
    const replies = await Promise.all([1, 2, 3, 4, 5].map(() => people.call('POST', '/api/me/export', undefined, anna.token)));
    go();
    expect(new Set(replies.map(({ status, body }) => `${String(status)} ${body.id}`))).toHaveProperty('size', 1);
    await ready(replies[0]?.body.id, anna.token);
    expect(await list(anna.token)).toHaveLength(1);
  });

  it('lets administrators copy a suspended account only, and the person see it afterwards', async () => {
    const anna = await people.person('user', 'Anna B.');
    expect((await people.call('POST', `/api/users/${anna.id}/export`)).body.code).toBe('USER_ENABLED');
    await people.ok('PATCH', `/api/users/${anna.id}`, { disabled: true });
    chat.things.set(anna.id, ['Geheimnis']);
    const { id } = await people.ok('POST', `/api/users/${anna.id}/export`);
    await ready(id);
    expect((await download(id, t.adminToken)).files.get('Chats/Geheimnis.txt')).toBe('Geheimnis');
    await people.ok('PATCH', `/api/users/${anna.id}`, { disabled: false });
    const { token } = await t.login(anna.email);
    expect(await list(token)).toEqual([
      expect.objectContaining({ id, mine: false, requestedBy: expect.objectContaining({ name: 'Die Chefin' }) }),
    ]);
    expect((await download(id, token)).status).toBe(404);
  });

  it('T17: gives a copy to nobody but the one who had it made', async () => {
    const [anna, other] = [await people.person(), await people.person('admin')];
    const { id } = await people.ok('POST', '/api/me/export', undefined, anna.token);
    await ready(id, anna.token);
    const foreign = await people.call('GET', `/api/exports/${id}/file`, undefined, other.token);
    const absent = await people.call('GET', `/api/exports/${ABSENT}/file`, undefined, other.token);
    expect({ ...foreign.body, requestId: '' }).toEqual({ ...absent.body, requestId: '' });
    expect([foreign.status, absent.status]).toEqual([404, 404]);
    expect(await list(other.token)).toEqual([]);
    expect((await people.call('GET', '/api/exports/nonsense/file')).body.code).toBe('EXPORT_NOT_FOUND');
  });

  it('survives the deletion of the person, and keeps a deletion waiting while it is made', async () => {
    const anna = await suspended();
    chat.things.set(anna.id, ['Bleibt']);
    let go = (): void => undefined;
    const files = vi.spyOn(chat, 'export').mockImplementationOnce(async function* () {
      await new Promise<void>((resolve) => (go = resolve));
      yield { path: 'Bleibt.txt', modifiedAt: 0, text: 'Bleibt' };
    });
    const { id } = await people.ok('POST', `/api/users/${anna.id}/export`);
    await until(() => files.mock.calls.length > 0);
    expect((await people.call('DELETE', `/api/users/${anna.id}`)).body.code).toBe('EXPORT_RUNNING');
    go();
    await ready(id);
    await people.ok('DELETE', `/api/users/${anna.id}`);
    await until(async () => (await people.call('GET', `/api/users/${anna.id}`)).status === 404);
    expect((await download(id, t.adminToken)).files.get('Chats/Bleibt.txt')).toBe('Bleibt');
    expect((await list()).find((one: { id: string }) => one.id === id).person.name).toBeNull();
  });

  it('goes with the one who had it made', async () => {
    const anna = await people.person();
    const { id } = await people.ok('POST', '/api/me/export', undefined, anna.token);
    await ready(id, anna.token);
    const row = await t.app.get(ExportRepository, { strict: false }).find(systemContext('test'), id);
    const store = t.app.get(ExportStore, { strict: false });
    expect(await store.stat(row?.blobKey ?? '')).not.toBeNull();
    await people.ok('DELETE', `/api/users/${anna.id}`);
    await until(async () => (await people.call('GET', `/api/users/${anna.id}`)).status === 404);
    expect(await store.stat(row?.blobKey ?? '')).toBeNull();
  });

  it('says that it failed, and lets it be tried again', async () => {
    const anna = await people.person();
    vi.spyOn(rag, 'export').mockImplementationOnce(() => {
      throw new PermanentFailure('BROKEN');
    });
    const { id } = await people.ok('POST', '/api/me/export', undefined, anna.token);
    await until(async () => (await list(anna.token))[0]?.state === 'failed');
    expect((await download(id, anna.token)).status).toBe(404);
    const again = await people.ok('POST', '/api/me/export', undefined, anna.token);
    await ready(again.id, anna.token);
  });

  it('expires after a week, archive and row', async () => {
    const anna = await people.person();
    const { id } = await people.ok('POST', '/api/me/export', undefined, anna.token);
    await ready(id, anna.token);
    const drop = vi.spyOn(t.app.get(DropExport, { strict: false }), 'execute');
    clock.advance(7 * 24 * 3600_000 + 60_000);
    const { token } = await t.login(anna.email);
    expect([(await download(id, token)).status, await list(token)]).toEqual([404, []]);
    await until(() => drop.mock.calls.some(([, dropped]) => dropped === id));
    await until(async () => drop.mock.settledResults.every(({ type }) => type === 'fulfilled'));
    const store = t.app.get(ExportStore, { strict: false });
    const isEmpty = async (): Promise<boolean> => {
      for await (const _key of store.listOlderThan(Date.now() + 60_000)) return false;
      return true;
    };
    await until(isEmpty);
  });
});

function unzip(bytes: Buffer): Promise<Map<string, string>> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(bytes, { lazyEntries: true, strictFileNames: true }, (error, zip) => {
      if (error !== null) return reject(error);
      const files = new Map<string, string>();
      zip.on('end', () => resolve(files));
      zip.on('error', reject);
      zip.on('entry', (entry: yauzl.Entry) => {
        zip.openReadStream(entry, (failure, stream) => {
          if (failure !== null) return reject(failure);
          const chunks: Buffer[] = [];
          stream.on('data', (chunk: Buffer) => chunks.push(chunk));
          stream.on('end', () => {
            files.set(entry.fileName, Buffer.concat(chunks).toString('utf8'));
            zip.readEntry();
          });
        });
      });
      zip.readEntry();
    });
  });
}
