import type { Document, SearchResult } from '@assist/contracts';
import { migrations } from '@assist/migrations';
import { createTestApp, until, type CallReply, type TestApp, type TestAppOptions } from '@assist/platform/testing';
import { RagBareModule, ragFeature } from '../src/index.js';

/** A real application of this room alone; the licence and the sign-in are fakes. */
export function ragApp(options: Partial<TestAppOptions> = {}): Promise<TestApp> {
  return createTestApp({ features: [ragFeature], migrations, extraModules: [RagBareModule], ...options });
}

export interface Uploader {
  readonly token: string;
  readonly collectionId: string;
}

/** A user with their default collection. */
export async function uploader(app: TestApp): Promise<Uploader> {
  const { token } = app.user();
  const { body } = await app.call('GET', '/api/collections', { token });
  return { token, collectionId: body.items[0].id };
}

export function upload(app: TestApp, who: Uploader, name: string, content: Buffer | string): Promise<CallReply> {
  const form = new FormData();
  form.set('file', new File([new Uint8Array(Buffer.from(content))], name));
  return app.call('POST', `/api/collections/${who.collectionId}/documents`, { token: who.token, body: form });
}

/** Uploads and waits until the document is ready or failed. */
export async function ingest(
  app: TestApp,
  who: Uploader,
  name: string,
  content: Buffer | string,
  limitMs = 60_000,
): Promise<Document> {
  const reply = await upload(app, who, name, content);
  if (reply.status !== 201) throw new Error(`upload answered ${String(reply.status)} ${JSON.stringify(reply.body)}`);
  return settled(app, who, reply.body.id, limitMs);
}

export async function settled(app: TestApp, who: Uploader, id: string, limitMs = 60_000): Promise<Document> {
  let document: Document | undefined;
  await until(async () => {
    document = (await app.call('GET', `/api/documents/${id}`, { token: who.token })).body as Document;
    return document.state === 'ready' || document.state === 'failed';
  }, limitMs);
  return document as Document;
}

export async function search(app: TestApp, token: string, query: string, more: object = {}): Promise<SearchResult[]> {
  const reply = await app.call('POST', '/api/search', { token, body: { query, ...more } });
  if (reply.status !== 200) throw new Error(`search answered ${String(reply.status)} ${JSON.stringify(reply.body)}`);
  return reply.body.results as SearchResult[];
}
