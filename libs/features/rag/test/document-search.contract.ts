import { newId, userContext, type RequestContext } from '@assist/kernel';
import type { TestApp } from '@assist/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentSearch } from '../src/contracts.js';
import { ingest, ragApp } from './rag-app.js';

/** What callers of the port rely on, wherever the search runs. */
export function documentSearchContract(
  name: string,
  open: (app: TestApp, tokenOf: (userId: string) => string) => DocumentSearch,
): void {
  describe(`${name} keeps the contract of the search`, () => {
    let app: TestApp;
    let port: DocumentSearch;
    let ctx: RequestContext;
    let collectionId: string;
    beforeAll(async () => {
      app = await ragApp();
      const { userId, token } = app.user();
      collectionId = (await app.call('GET', '/api/collections', { token })).body.items[0].id;
      ctx = userContext({ userId, roles: ['user'] });
      port = open(app, (id) => app.authenticator.signIn(id));
      await ingest(
        app,
        { token, collectionId },
        'a.md',
        '# Pumpe\n\nDie Pumpe fördert Wasser.\n\n# Filter\n\nDer Filter reinigt Wasser.',
      );
    });
    afterAll(() => app.close());

    it('gives results in the order of their scores, with all that a citation needs', async () => {
      const results = await port.search(ctx, { query: 'Was macht der Filter mit dem Wasser?', topK: 5 });
      expect(results.map((result) => result.headingPath)).toEqual([['Filter'], ['Pumpe']]);
      expect(results[0]).toMatchObject({
        collectionId,
        title: 'a.md',
        page: null,
        text: 'Filter\n\nDer Filter reinigt Wasser.',
        boxes: [],
      });
      expect(results[0]!.score).toBeGreaterThan(results[1]!.score);
    });

    it('counts what can be found and what will be, in own collections only', async () => {
      expect(await port.count(ctx)).toEqual({ ready: 1, pending: 0 });
      expect(await port.count(ctx, [collectionId])).toEqual({ ready: 1, pending: 0 });
      expect(await port.count(ctx, [])).toEqual({ ready: 0, pending: 0 });
      const stranger = userContext({ userId: newId(), roles: ['user'] });
      expect(await port.count(stranger, [collectionId])).toEqual({ ready: 0, pending: 0 });
    });

    it('fails for a collection of somebody else as for one that does not exist', async () => {
      for (const foreign of [userContext({ userId: newId(), roles: ['admin'] }), ctx]) {
        const id = foreign === ctx ? newId() : collectionId;
        await expect(port.search(foreign, { query: 'Filter', topK: 5, collectionIds: [id] })).rejects.toMatchObject({
          code: 'COLLECTION_NOT_FOUND',
        });
      }
      expect(await port.search(userContext({ userId: newId(), roles: ['user'] }), { query: 'Filter', topK: 5 })).toEqual([]);
    });
  });
}
