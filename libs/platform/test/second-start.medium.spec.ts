// Real: HTTP, database (each engine), work. Fake: sign-in, licence.
import { systemContext, type RequestContext } from '@assist/kernel';
import { migrations } from '@assist/migrations';
import { Injectable, Module } from '@nestjs/common';
import { afterEach, describe, expect, it } from 'vitest';
import { runSql } from '../src/database/index.js';
import type { Feature } from '../src/http/index.js';
import { createTestApp, testDatabases, until, type TestApp, type TestAppOptions } from '../src/testing/index.js';
import { Processor, WorkProcessor, WorkQueue } from '../src/work/index.js';

const ctx = systemContext('test');

@Injectable()
@WorkProcessor({ type: 'demo.hold', module: 'rag', access: 'use', concurrency: 1, maxAttempts: 3, timeoutMs: 60_000 })
class HoldWork extends Processor {
  override process({ signal }: RequestContext): Promise<void> {
    return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))));
  }
}

@Module({ providers: [HoldWork] })
class HoldModule {}

const feature: Feature = { id: 'hold', modules: [HoldModule], entities: [], config: [], errors: {}, prefixes: [] };

describe.each(testDatabases())('a second start of a running process on $engine', (engine) => {
  let app: TestApp | undefined;
  afterEach(async () => await app?.close());

  it('finds the port taken and leaves the work to the process that does it', async () => {
    const options: TestAppOptions = { features: [feature], migrations, engine };
    const first = (app = await createTestApp(options));
    const queue = first.app.get(WorkQueue, { strict: false });
    await first.database.transaction(ctx, (tx) => queue.enqueue(tx, { type: 'demo.hold' }));
    const row = async (): Promise<unknown> =>
      (
        await runSql(
          first.database.manager(ctx),
          first.database.engine,
          'SELECT status, crashes, fence, boot_id FROM work_item',
          [],
        )
      )[0];
    await until(async () => ((await row()) as { status: string }).status === 'running');
    const before = await row();
    const again = createTestApp({ ...options, restartOf: first, port: Number(new URL(first.url).port) });
    await expect(again).rejects.toMatchObject({ code: 'EADDRINUSE' });
    expect(await row()).toEqual(before);
  });
});
