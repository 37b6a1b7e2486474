import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { BullMqWakeup, InProcessWakeup } from '../src/work/index.js';
import { testService } from '../src/testing/index.js';
import { wakeupContract } from './wakeup.contract.js';

wakeupContract('InProcessWakeup', new InProcessWakeup());

const redis = testService('redis');
if (redis !== undefined) {
  const prefix = `test-${randomUUID()}`;
  wakeupContract('BullMqWakeup', new BullMqWakeup(redis, prefix), new BullMqWakeup(redis, prefix));
}

it('fails fast instead of hanging when Redis is not there', async () => {
  const wakeup = new BullMqWakeup('redis://127.0.0.1:1');
  await expect(wakeup.wake('demo')).rejects.toThrow('Redis does not answer');
  await wakeup.close();
});
