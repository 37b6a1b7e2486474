import { systemContext } from '@assist/kernel';
import { testDatabases, type TestApp } from '@assist/platform/testing';
import { WorkItemEntity } from '@assist/platform/work';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ragApp, upload, uploader, type Uploader } from './rag-app.js';

const ctx = systemContext('test');

/** Real: database and storage. No worker: the test takes its part. */
describe.each(testDatabases())('the order in which documents are read, on $engine', (engine) => {
  let app: TestApp;
  const names = new Map<string, string>();
  beforeAll(async () => {
    app = await ragApp({ engine, role: 'http' });
  });
  afterAll(() => app.close());
  afterEach(() => app.database.transaction(ctx, async (tx) => void (await app.database.manager(tx).deleteAll(WorkItemEntity))));

  const add = async (who: Uploader, ...wanted: readonly string[]): Promise<void> => {
    for (const name of wanted) names.set((await upload(app, who, `${name}.txt`, `${name} ${String(names.size)}`)).body.id, name);
  };
  /** As workers claim. */
  const waiting = async (): Promise<string[]> => {
    const order = { priority: 'ASC', readyAt: 'ASC', id: 'ASC' } as const;
    const items = await app.database.manager(ctx).find(WorkItemEntity, { where: { status: 'ready' }, order });
    return items.map((item) => names.get(item.subjectId ?? '') ?? '?');
  };
  const start = async (): Promise<void> => {
    const order = { priority: 'ASC', readyAt: 'ASC', id: 'ASC' } as const;
    await app.database.transaction(ctx, async (tx) => {
      const manager = app.database.manager(tx);
      const [item] = await manager.find(WorkItemEntity, { where: { status: 'ready' }, order, take: 1 });
      await manager.update(WorkItemEntity, { id: item!.id }, { status: 'done' });
    });
  };

  it('lets owners take turns', async () => {
    const [a, b] = [await uploader(app), await uploader(app)];
    await add(a, 'a1', 'a2', 'a3', 'a4');
    await add(b, 'b1', 'b2');
    expect(await waiting()).toEqual(['a1', 'b1', 'a2', 'b2', 'a3', 'a4']);
  });

  it('lets nobody be overtaken for ever', async () => {
    const [a, b] = [await uploader(app), await uploader(app)];
    await add(a, 'a1', 'a2', 'a3', 'a4');
    await start();
    await start();
    await add(b, 'b1', 'b2', 'b3');
    expect(await waiting()).toEqual(['a3', 'b1', 'a4', 'b2', 'b3']);
    await start();
    await add(a, 'a5');
    expect(await waiting()).toEqual(['b1', 'a4', 'b2', 'b3', 'a5']);
  });
});
