// Real: all rooms that keep something of people, HTTP, sign-in, work, parsing, search index, files, both engines.
import { readdirSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { PERSONAL_DATA_PARTS } from '@assist/contracts/people';
import { PersonalData } from '@assist/identity/contracts';
import { inNameOf, systemContext } from '@assist/kernel';
import { testDatabases, until } from '@assist/platform/testing';
import { UsageLog } from '@assist/platform/usage';
import { DiscoveryService } from '@nestjs/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RoomsApp, startModel, type Person } from './rooms-app.js';

const SECRET = 'Zitronenfalter';

describe.each(testDatabases())('what is kept of people on $engine', (engine) => {
  let rooms: RoomsApp;
  beforeAll(async () => {
    rooms = await RoomsApp.create({ engine });
  });
  afterAll(() => rooms.t.close());

  const parts = (): PersonalData[] =>
    rooms.t.app
      .get(DiscoveryService, { strict: false })
      .getProviders()
      .map((wrapper): unknown => wrapper.instance)
      .filter((instance) => instance instanceof PersonalData);
  const files = (): string[] =>
    readdirSync(join(rooms.t.dataDir, 'files'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => entry.name);
  const isGone = async ({ id }: Person): Promise<boolean> => (await rooms.call('GET', `/api/users/${id}`)).status === 404;
  const nothingLeft = async ({ id }: Person): Promise<void> => {
    for (const [table, column] of [
      ['chat_conversation', 'owner_id'],
      ['chat_message', 'owner_id'],
      ['rag_collection', 'owner_id'],
      ['rag_document', 'owner_id'],
      ['identity_user', 'id'],
      ['identity_session', 'user_id'],
      ['usage_day', 'user_id'],
    ] as const) {
      expect([table, await rooms.rows(`${table} WHERE ${column} = '${id}'`)]).toEqual([table, 0]);
    }
    for (const table of ['rag_block', 'rag_chunk']) {
      const orphans = `${table} WHERE document_id NOT IN (SELECT id FROM rag_document)`;
      expect([table, await rooms.rows(orphans)]).toEqual([table, 0]);
    }
    for (const part of parts()) {
      expect(Object.values(await part.counts(systemContext('test'), id)).every((count) => count === 0)).toBe(true);
    }
  };

  it('is known to exactly one part for each name of the list', () => {
    expect(
      parts()
        .map(({ part }) => part)
        .sort(),
    ).toEqual([...PERSONAL_DATA_PARTS].sort());
  });

  it('is counted, copied and erased in all rooms, and of nobody else', async () => {
    const [anna, bert] = [await rooms.person(), await rooms.person()];
    await rooms.document(anna, 'geheim.md', `# Anlage KX-1\n\nDas Geheimwort der Anlage KX-1 lautet ${SECRET}.`);
    await rooms.document(bert, 'offen.md', '# Anlage KX-2\n\nDas Kennwort der Anlage KX-2 lautet Distelfalter.');
    const { chatId } = await rooms.ask(anna, 'Wie lautet das Geheimwort der Anlage KX-1?');
    await until(async () => (await rooms.lastMessage(chatId, anna.token)).state === 'done');
    const copy = await rooms.ok('POST', '/api/me/export', undefined, anna.token);
    const list = async () => (await rooms.ok('GET', '/api/exports', undefined, anna.token)).items[0];
    await until(async () => (await list()).state === 'ready');
    expect((await list()).done).toBe(6);
    const reply = await fetch(`${rooms.t.url}/api/exports/${copy.id}/file`, {
      headers: { authorization: `Bearer ${anna.token}` },
    });
    const archive = Buffer.from(await reply.arrayBuffer());
    for (const name of ['geheim.md', 'usage.json']) expect(archive.includes(name)).toBe(true);
    expect(archive.includes(`Das Geheimwort der Anlage KX-1 lautet ${SECRET}.`)).toBe(true);
    expect(archive.includes('Wie lautet das Geheimwort')).toBe(true);
    const before = files().length;
    await rooms.ok('DELETE', `/api/users/${anna.id}`);
    await until(() => isGone(anna), 30_000);
    await nothingLeft(anna);
    expect(files()).toHaveLength(before - 1);
    const { results } = await rooms.ok('POST', '/api/search', { query: 'Kennwort der Anlage' }, bert.token);
    expect(JSON.stringify(results)).toContain('Distelfalter');
    expect(JSON.stringify(results)).not.toContain(SECRET);
  });

  it('goes also while an answer is being written', async () => {
    const model = await startModel();
    const draft = { name: 'm', provider: 'openai-compatible', baseUrl: model.url, model: 'm', isDefault: true };
    const { id: connection } = await rooms.ok('POST', '/api/llm/connections', draft);
    const anna = await rooms.person();
    await rooms.ask(anna, 'Wie lange dauert das?');
    await until(() => model.open.length > 0);
    const closed = new Promise<void>((resolve) => model.open[0]?.once('close', resolve));
    await rooms.ok('DELETE', `/api/users/${anna.id}`);
    await closed;
    await until(() => isGone(anna), 30_000);
    // The answer that broke off would be counted only now.
    await rooms.t.app.get(UsageLog, { strict: false }).flush();
    await nothingLeft(anna);
    await rooms.ok('DELETE', `/api/llm/connections/${connection}`);
    await model.close();
  });

  it('goes also while a document arrives, whose upload then leaves nothing', async () => {
    const anna = await rooms.person();
    const path = `/api/collections/${await rooms.collection(anna)}/documents`;
    const before = files();
    const upload = slowUpload(`${rooms.t.url}${path}`, anna.token);
    await upload.begun;
    await until(async () => files().length > before.length);
    await rooms.ok('DELETE', `/api/users/${anna.id}`);
    await until(() => isGone(anna), 30_000);
    expect(await upload.finish()).toBe(404);
    await nothingLeft(anna);
    expect(files()).toEqual(before);
  });

  it('goes also while a document is being read', async () => {
    const anna = await rooms.person();
    const form = new FormData();
    form.set('file', new File([`# Lang\n\n${'Ein Satz über die Anlage. '.repeat(40_000)}`], 'lang.md'));
    await rooms.ok('POST', `/api/collections/${await rooms.collection(anna)}/documents`, form, anna.token);
    await rooms.ok('DELETE', `/api/users/${anna.id}`);
    await until(() => isGone(anna), 60_000);
    await nothingLeft(anna);
  });

  it('begins nothing anew for somebody who is gone, however late a request comes', async () => {
    const anna = await rooms.person();
    await rooms.ok('DELETE', `/api/users/${anna.id}`);
    await until(() => isGone(anna), 30_000);
    for (const [method, path, body] of [
      ['POST', '/api/chats', {}],
      ['GET', '/api/collections', undefined],
      ['POST', '/api/collections', { name: 'Neu' }],
    ] as const) {
      expect((await rooms.call(method, path, body, anna.token)).status).toBe(401);
    }
    await nothingLeft(anna);
  });

  it('grows old by what was last written or uploaded', async () => {
    const anna = await rooms.person();
    await rooms.document(anna, 'alt.md', '# Alt\n\nEin alter Satz.');
    const { chatId } = await rooms.ask(anna, 'Was ist alt?');
    await until(async () => (await rooms.lastMessage(chatId, anna.token)).state === 'done');
    const ctx = systemContext('retention');
    const report = async (): Promise<void> => undefined;
    const erase = async (unusedSince: number): Promise<void> => {
      for (const part of parts()) await part.erase(inNameOf(ctx, anna.id), anna.id, { unusedSince, report });
    };
    await erase(Date.now() - 3600_000);
    expect((await rooms.ok('GET', '/api/chats', undefined, anna.token)).items).toHaveLength(1);
    await erase(Date.now() + 1000);
    expect((await rooms.ok('GET', '/api/chats', undefined, anna.token)).items).toEqual([]);
    const [collection] = (await rooms.ok('GET', '/api/collections', undefined, anna.token)).items;
    expect(collection.documentCount).toBe(0);
    expect((await rooms.ok('GET', '/api/me', undefined, anna.token)).id).toBe(anna.id);
  });
});

/** A multipart upload that stops after its first bytes until `finish`, which gives the status. */
function slowUpload(url: string, token: string): { readonly begun: Promise<void>; finish(): Promise<number> } {
  const boundary = 'xxBOUNDARYxx';
  const headers = { authorization: `Bearer ${token}`, 'content-type': `multipart/form-data; boundary=${boundary}` };
  const sent = request(url, { method: 'POST', headers });
  const status = new Promise<number>((resolve, reject) => {
    sent.on('response', (response) => resolve(response.resume().statusCode ?? 0));
    sent.on('error', reject);
  });
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="spaet.md"\r\n\r\n`;
  const begun = new Promise<void>((resolve) => sent.write(`${head}# Spät\n\n${'Ein Satz. '.repeat(10_000)}`, () => resolve()));
  return {
    begun,
    finish: () => {
      sent.end(`\r\n--${boundary}--\r\n`);
      return status;
    },
  };
}
