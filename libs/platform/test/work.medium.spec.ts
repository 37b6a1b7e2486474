import 'reflect-metadata';
import { newId, systemContext, userContext, type RequestContext } from '@assist/kernel';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { migrations } from '@assist/migrations';
import { migrate, runSql, schemaDrift, type Database } from '../src/database/index.js';
import {
  InProcessWakeup,
  LeaseLost,
  PermanentFailure,
  Processor,
  WorkItemEntity,
  WorkProcessor,
  WorkRepository,
  WorkRunner,
  WorkSettlement,
  type JsonValue,
  type WorkItem,
} from '../src/work/index.js';
import { SqlWorkQueue } from '../src/work/work-queue.js';
import { FakeClock, FakeGate, testDatabases, until } from '../src/testing/index.js';

const ctx = systemContext('test');
const log = pino({ level: 'silent' });

type Step = (ctx: RequestContext, item: WorkItem) => Promise<void>;

@WorkProcessor({
  type: 'demo.step',
  module: 'rag',
  access: 'use',
  concurrency: 2,
  maxAttempts: 3,
  timeoutMs: 60_000,
  maxCrashes: 2,
})
class DemoProcessor extends Processor {
  readonly failures: unknown[] = [];
  constructor(private readonly step: Step) {
    super();
  }
  override process(inner: RequestContext, item: WorkItem): Promise<void> {
    return this.step(inner, item);
  }
  override async onFailed(_inner: RequestContext, _item: WorkItem, error: unknown): Promise<void> {
    this.failures.push(error);
  }
}

describe.each(testDatabases())('work on $engine', (engine) => {
  let database: Database;
  const clock = new FakeClock();
  const started: WorkRunner[] = [];

  const build = (step: Step, workerId = 'w1', gate = new FakeGate()) => {
    const wakeups = new InProcessWakeup();
    const repository = new WorkRepository(database, clock);
    const settlement = new WorkSettlement(database, repository);
    const runner = new WorkRunner(repository, settlement, wakeups, gate, { workerId, leaseMs: 900, pollMs: 20 }, log);
    const processor = new DemoProcessor(step);
    runner.register(processor);
    started.push(runner);
    return { runner, processor, settlement, queue: new SqlWorkQueue(database, repository, wakeups), gate };
  };
  const enqueue = (
    queue: SqlWorkQueue,
    payload: JsonValue = null,
    subjectId: string = newId(),
    from: RequestContext = ctx,
  ): Promise<string> => database.transaction(from, (tx) => queue.enqueue(tx, { type: 'demo.step', subjectId, payload }));
  const statusOf = async (id: string): Promise<string> => {
    const [row] = await runSql<{ status: string }>(
      database.manager(ctx),
      database.engine,
      'SELECT status FROM work_item WHERE id = ?',
      [id],
    );
    return row?.status ?? 'gone';
  };

  beforeAll(async () => {
    database = await engine.open([WorkItemEntity], migrations);
    await migrate(database);
  });
  afterEach(async () => {
    await Promise.all(started.splice(0).map((runner) => runner.stop()));
    await database.transaction(ctx, (tx) => runSql(database.manager(tx), database.engine, 'DELETE FROM work_item', []));
  });
  afterAll(() => engine.drop(database));

  it('has no drift between migration and entity', async () => {
    expect(await schemaDrift(database)).toEqual([]);
  });

  it('does what was committed, once, in the name of the user, and nothing that was rolled back', async () => {
    const seen: string[] = [];
    const user = userContext({ userId: newId(), roles: ['admin', 'user'] }, { locale: 'de' });
    const { runner, queue } = build(async (inner, item) => {
      expect(inner.actor).toMatchObject({ kind: 'user', userId: (user.actor as { userId: string }).userId, roles: ['user'] });
      expect(inner.locale).toBe('de');
      seen.push(String(item.payload));
    });
    await runner.start();
    const ids = await Promise.all(Array.from({ length: 12 }, (_, index) => enqueue(queue, `n${index}`, newId(), user)));
    await database
      .transaction(user, async (tx) => {
        await queue.enqueue(tx, { type: 'demo.step', payload: 'lost' });
        throw new Error('rolled back');
      })
      .catch(() => undefined);
    await until(async () => (await Promise.all(ids.map(statusOf))).every((status) => status === 'done'));
    expect(seen.sort()).toEqual(Array.from({ length: 12 }, (_, index) => `n${index}`).sort());
  });

  it('refuses to enqueue outside of a transaction', async () => {
    const { queue } = build(async () => undefined);
    await expect(queue.enqueue(ctx, { type: 'demo.step' })).rejects.toThrow('outside of a transaction');
  });

  it('keeps one open item per dedupe key and takes the key again when it is settled', async () => {
    const { runner, queue } = build(async () => undefined);
    const add = (): Promise<string> =>
      database.transaction(ctx, (tx) => queue.enqueue(tx, { type: 'demo.step', dedupeKey: 'only-one' }));
    const [first, second] = [await add(), await add()];
    expect(second).toBe(first);
    await runner.start();
    await until(async () => (await statusOf(first)) === 'done');
    expect(await add()).not.toBe(first);
  });

  it('shares items between two workers without doing one twice', async () => {
    const seen: string[] = [];
    const step: Step = async (_inner, item) => void seen.push(item.id);
    const [a, b] = [build(step, 'w1'), build(step, 'w2')];
    await Promise.all([a.runner.start(), b.runner.start()]);
    const ids = await Promise.all(Array.from({ length: 30 }, () => enqueue(a.queue)));
    await until(async () => (await Promise.all(ids.map(statusOf))).every((status) => status === 'done'));
    expect(seen.sort()).toEqual([...ids].sort());
  });

  it('retries with backoff, then fails and tells the processor once', async () => {
    const attempts: number[] = [];
    const { runner, processor, queue } = build(async (_inner, item) => {
      attempts.push(item.attempt);
      throw new Error('not yet');
    });
    await runner.start();
    const id = await enqueue(queue);
    await until(async () => attempts.length === 1 && (await statusOf(id)) === 'ready');
    clock.advance(100);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(attempts).toEqual([1]);
    await until(async () => (clock.advance(1000), (await statusOf(id)) === 'failed'));
    expect(attempts).toEqual([1, 2, 3]);
    expect(processor.failures).toHaveLength(1);
  });

  it('does not retry what can never succeed', async () => {
    const { runner, processor, queue } = build(async () => {
      throw new PermanentFailure('DOCUMENT_DAMAGED');
    });
    await runner.start();
    const id = await enqueue(queue);
    await until(async () => (await statusOf(id)) === 'failed');
    expect(processor.failures).toHaveLength(1);
  });

  it('takes over from an earlier life of the same worker at once, and fences the old one out', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const outcome: unknown[] = [];
    const old = build(async (inner, item) => {
      await held;
      await item.complete(inner, async () => undefined).catch((error: unknown) => outcome.push(error));
      throw new LeaseLost();
    });
    await old.runner.start();
    const id = await enqueue(old.queue);
    await until(async () => (await statusOf(id)) === 'running');
    // From here on it claims and prolongs nothing, as a process that hangs; its step goes on.
    const ended = old.runner.stop();
    onTestFinished(release);
    const fences: number[] = [];
    const young = build(async (_inner, item) => void fences.push(item.fence));
    await young.runner.start();
    await until(async () => (await statusOf(id)) === 'done');
    release();
    await ended;
    expect(outcome).toEqual([expect.any(LeaseLost)]);
    expect(fences).toEqual([3]);
  });

  it('takes over from another worker when its lease ends, and gives up after too many crashes', async () => {
    const never: Step = () => new Promise(() => undefined);
    const id = await enqueue(build(never).queue);
    const claimAs = (workerId: string): Promise<unknown> =>
      database.transaction(ctx, (tx) =>
        new WorkRepository(database, clock).claim(tx, 'demo.step', 1, { workerId, bootId: newId() }, 900),
      );
    await claimAs('gone-1');
    const repository = new WorkRepository(database, clock);
    const holder = { workerId: 'w9', bootId: newId() };
    expect(await database.transaction(ctx, (tx) => repository.recover(tx, holder))).toEqual([]);
    clock.advance(1000);
    expect(await database.transaction(ctx, (tx) => repository.recover(tx, holder))).toMatchObject([{ id, crashes: 1 }]);
    await claimAs('gone-2');
    clock.advance(1000);
    const { runner, processor } = build(never);
    await runner.start();
    await until(async () => (await statusOf(id)) === 'failed');
    expect(processor.failures[0]).toMatchObject({ code: 'WORKER_LOST' });
  });

  it('gives up too when processes that do other work took it back, as while the own one was away', async () => {
    const begun: string[] = [];
    const { runner, processor, queue } = build(async (_inner, item) => void begun.push(item.id));
    const id = await enqueue(queue);
    const repository = new WorkRepository(database, clock);
    for (const workerId of ['gone-1', 'gone-2']) {
      const lost = { workerId, bootId: newId() };
      await database.transaction(ctx, (tx) => repository.claim(tx, 'demo.step', 1, lost, 900));
      clock.advance(1000);
      const other = { workerId: 'other', bootId: newId() };
      await database.transaction(ctx, (tx) => repository.recover(tx, other));
    }
    await runner.start();
    await until(async () => (await statusOf(id)) === 'failed');
    expect([begun, processor.failures]).toEqual([[], [expect.objectContaining({ code: 'WORKER_LOST' })]]);
  });

  it('keeps a long item with heartbeats', async () => {
    let finish: () => void = () => undefined;
    const done = new Promise<void>((resolve) => (finish = resolve));
    let runs = 0;
    const { runner, queue } = build(async () => {
      runs += 1;
      await done;
    });
    const other = build(async () => void (runs += 1), 'w2');
    await runner.start();
    const id = await enqueue(queue);
    await until(async () => runs === 1);
    await other.runner.start();
    const leaseUntil = async (): Promise<number> => {
      const [row] = await runSql<{ lease_until: number | string }>(
        database.manager(ctx),
        database.engine,
        'SELECT lease_until FROM work_item WHERE id = ?',
        [id],
      );
      return Number(row?.lease_until);
    };
    for (let step = 0; step < 4; step += 1) {
      clock.advance(400);
      await until(async () => (await leaseUntil()) === clock.now() + 900);
    }
    expect(await statusOf(id)).toBe('running');
    finish();
    await until(async () => (await statusOf(id)) === 'done');
    expect(runs).toBe(1);
  });

  it('cancels what waits at once and stops what runs', async () => {
    const subject = newId();
    const stopped: unknown[] = [];
    const { runner, processor, queue } = build(
      (inner) =>
        new Promise((_resolve, reject) =>
          inner.signal.addEventListener('abort', () => (stopped.push(inner.signal.reason), reject(new Error('aborted')))),
        ),
    );
    const waiting = await enqueue(queue, null, subject);
    expect(await queue.cancel(ctx, 'demo.step', subject)).toBe('ended');
    expect(await statusOf(waiting)).toBe('cancelled');
    await runner.start();
    const running = await enqueue(queue, null, subject);
    await until(async () => (await statusOf(running)) === 'running');
    expect(await queue.cancel(ctx, 'demo.step', subject)).toBe('requested');
    await until(async () => (await statusOf(running)) === 'cancelled');
    expect(stopped).toHaveLength(1);
    expect(processor.failures).toHaveLength(1);
    expect(await queue.cancel(ctx, 'demo.step', subject)).toBe('none');
  });

  it('parks work of a module that is not licensed and goes on when it is', async () => {
    const { runner, queue, gate } = build(async () => undefined);
    gate.refuse('rag');
    await runner.start();
    const id = await enqueue(queue);
    await until(async () => (await statusOf(id)) === 'parked');
    gate.permit('rag');
    await until(async () => (await statusOf(id)) === 'done');
  });

  it('T14: stops what runs when its module closes, and begins it again when that opens', async () => {
    const reasons: unknown[] = [];
    const { runner, queue, gate, processor } = build(
      (inner) =>
        new Promise((resolve, reject) => {
          if (reasons.length > 0) return resolve();
          inner.signal.addEventListener('abort', () => (reasons.push(inner.signal.reason), reject(new Error('aborted'))));
        }),
    );
    await runner.start();
    const id = await enqueue(queue);
    await until(async () => (await statusOf(id)) === 'running');
    gate.refuse('chat');
    expect(reasons).toEqual([]);
    gate.refuse('rag');
    await until(async () => (await statusOf(id)) === 'parked');
    expect(reasons).toEqual([expect.objectContaining({ why: 'not-allowed' })]);
    gate.permit('rag');
    await until(async () => (await statusOf(id)) === 'done');
    expect(processor.failures).toEqual([]);
  });

  it('T14: does not begin what was being claimed while its module closed', async () => {
    const begun = vi.fn();
    const { runner, queue, gate, settlement } = build(async () => begun());
    const claim = settlement.claim.bind(settlement);
    vi.spyOn(settlement, 'claim').mockImplementationOnce(async (...claimed) => {
      const rows = await claim(...claimed);
      gate.refuse('rag');
      return rows;
    });
    const id = await enqueue(queue);
    await runner.start();
    await until(async () => (await statusOf(id)) === 'parked');
    expect(begun).not.toHaveBeenCalled();
    gate.permit('rag');
    await until(async () => (await statusOf(id)) === 'done');
    expect(begun).toHaveBeenCalledOnce();
  });

  it('gives running work back at shutdown without counting the try', async () => {
    const { runner, queue } = build(
      (inner) => new Promise((_resolve, reject) => inner.signal.addEventListener('abort', () => reject(new Error('aborted')))),
    );
    await runner.start();
    const id = await enqueue(queue);
    await until(async () => (await statusOf(id)) === 'running');
    await runner.stop();
    expect(await statusOf(id)).toBe('ready');
    const [row] = await runSql<{ attempt: number }>(
      database.manager(ctx),
      database.engine,
      'SELECT attempt FROM work_item WHERE id = ?',
      [id],
    );
    expect(row).toEqual({ attempt: 0 });
  });
});
