// Real: the four processes of the split form on one database, and Redis where it is said. Fake: the clock.
import { coreApiFeatures } from '@assist/api-modules/core-api';
import { llmApiFeatures } from '@assist/api-modules/llm-api';
import { ragApiFeatures } from '@assist/api-modules/rag-api';
import { workflowApiFeatures } from '@assist/api-modules/workflow-api';
import { systemContext } from '@assist/kernel';
import { LicenceState } from '@assist/licence/nest';
import { testDatabases, testService, until, type CallReply } from '@assist/platform/testing';
import { Processor, WorkProcessor, WorkQueue } from '@assist/platform/work';
import { Module } from '@nestjs/common';
import { afterEach, describe, expect, it } from 'vitest';
import { ADMIN, DAY, fileForm, openHouse, type House } from './house.js';

/** What processes may take to notice; they look every 4 seconds. */
const NOTICE_MS = 60_000;
const ctx = systemContext('test');
const [, postgres] = testDatabases();
const redis = testService('redis');
const ways: (readonly [string, string | undefined, number])[] = [['without messages between them', undefined, NOTICE_MS]];
if (redis !== undefined) ways.push(['at once over Redis', redis, 5000]);

@WorkProcessor({ type: 'demo.rag', module: 'rag', access: 'use', concurrency: 1, maxAttempts: 1, timeoutMs: 5000 })
class RagWork extends Processor {
  override async process(): Promise<void> {}
}
@Module({ providers: [RagWork] })
class RagWorkModule {}

describe.runIf(postgres !== undefined)('66: a licence that is put in while four processes run', () => {
  const houses: House[] = [];
  afterEach(async () => {
    const [core, ...others] = houses.splice(0);
    for (const house of others) await house.stop();
    await core?.remove();
  });

  const start = async (redisUrl: string | undefined): Promise<void> => {
    for (const features of [coreApiFeatures, ragApiFeatures, llmApiFeatures, workflowApiFeatures]) {
      const extraModules = features === ragApiFeatures ? [RagWorkModule] : [];
      const from = houses[0] === undefined ? {} : { from: houses[0] };
      houses.push(await openHouse({ engine: postgres!, features, redisUrl, extraModules, ...from }));
    }
  };
  const states = (): string[] => houses.map((house) => house.app.get(LicenceState).snapshot.state);

  it.each(ways)(
    'holds in all of them %s, and what was parked runs',
    async (_, redisUrl, withinMs) => {
      await start(redisUrl);
      const [core, rag] = houses as [House, House, House, House];
      core.clock.advance(31 * DAY);
      for (const house of houses) await house.look();
      expect(states()).toEqual(['evaluation-ended', 'evaluation-ended', 'evaluation-ended', 'evaluation-ended']);
      const { token, call } = await core.signIn(ADMIN);
      const search = (): Promise<CallReply> => rag.call('POST', '/api/search', { token, body: { query: 'x' } });
      expect((await search()).body.code).toBe('LICENSE_REQUIRED');
      const queue = rag.app.get(WorkQueue);
      const work = await rag.database.transaction(ctx, (tx) => queue.enqueue(tx, { type: 'demo.rag' }));
      await until(async () => (await queue.state(ctx, work)) === 'parked');

      const { text } = core.vendor.license();
      expect((await call('PUT', '/api/license', fileForm('license.json', text))).status).toBe(200);
      await until(() => states().every((state) => state === 'valid'), withinMs);
      expect((await search()).status).toBe(200);
      await until(async () => (await queue.state(ctx, work)) === 'done');
    },
    120_000,
  );
});
