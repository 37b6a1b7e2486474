import type { UsageView } from '@assist/contracts/house';
import { inNameOf, systemContext, type RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Settings } from '@assist/platform/settings';
import { FakeClock, testDatabases, type TestApp } from '@assist/platform/testing';
import { UsageLog } from '@assist/platform/usage';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HouseData } from '../src/personal-data.js';
import { PruneUsage } from '../src/usage/prune-usage.js';
import { administrator, createSettingsApp, FakePeople } from './settings-app.js';

const DAY = 24 * 3600_000;
const TODAY = '2026-11-21';
const person = (index: number): string => `018f6f2e-0000-7000-8000-0000000000${String(index).padStart(2, '0')}`;
const HOUSE = Array.from({ length: 12 }, (_, index) => ({ id: person(index), name: `Person ${index}` }));

describe.each(testDatabases())('usage on $engine', (engine) => {
  let app: TestApp;
  let admin: string;
  let clock: FakeClock;
  let people: FakePeople;

  beforeEach(async () => {
    clock = new FakeClock(Date.parse(`${TODAY}T12:00:00Z`));
    people = new FakePeople();
    people.people = HOUSE;
    app = await createSettingsApp({ engine, clock }, people);
    admin = administrator(app).token;
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await app.close();
  });

  const get = <T>(token: abstract new (...args: never[]) => T): T => app.app.get<T>(token as never, { strict: false });
  const log = (): UsageLog => get(UsageLog);
  const as = (index: number): RequestContext => inNameOf(systemContext('test'), person(index));
  const ask = (query: string, token = admin) => app.call('GET', `/api/usage?${query}`, { token });
  const usage = async (query = 'by=model', from = TODAY): Promise<UsageView> => {
    const { status, body } = await ask(`from=${from}&to=${TODAY}&${query}`);
    expect(status).toBe(200);
    return body as UsageView;
  };
  const councilMode = async (isOn: boolean): Promise<void> => {
    const { body } = await app.call('GET', '/api/settings', { token: admin });
    const { version } = body.items.find(({ key }: { key: string }) => key === 'usage.worksCouncilMode');
    const change = { value: isOn, version };
    expect((await app.call('PATCH', '/api/settings/usage.worksCouncilMode', { token: admin, body: change })).status).toBe(200);
  };

  it('is counted with what it belongs to, or not at all', async () => {
    const database = get(Database);
    await database.transaction(as(1), (tx) => log().add(tx, { questions: 1 }));
    const lost = database.transaction(as(1), async (tx) => {
      await log().add(tx, { questions: 1 });
      throw new Error('rolled back');
    });
    await expect(lost).rejects.toThrow('rolled back');
    expect((await usage()).total).toMatchObject({ questions: 1, course: [1] });
  });

  it('outside of transactions is written together, once for many counts', async () => {
    const transaction = vi.spyOn(get(Database), 'transaction');
    for (let count = 0; count < 200; count += 1) await log().add(as(count % 5), { requests: 1, outputTokens: 3 }, 'qwen3');
    expect(transaction).not.toHaveBeenCalled();
    await log().flush();
    expect(transaction).toHaveBeenCalledTimes(1);
    const { total, rows } = await usage('by=model&measure=tokens');
    expect(total).toMatchObject({ requests: 200, outputTokens: 600 });
    expect(rows).toMatchObject([{ id: 'qwen3', requests: 200, course: [600] }]);
  });

  it('waits when it cannot be written, and is not lost', async () => {
    const transaction = vi.spyOn(get(Database), 'transaction').mockRejectedValueOnce(new Error('away'));
    await log().add(as(1), { requests: 1 }, 'qwen3');
    await log().flush();
    await log().add(as(1), { requests: 1 }, 'qwen3');
    transaction.mockRestore();
    await log().flush();
    expect((await usage()).total.requests).toBe(2);
  });

  it('adds up what many write at once', async () => {
    const database = get(Database);
    const one = (index: number) => database.transaction(as(index % 3), (tx) => log().add(tx, { questions: 1 }));
    await Promise.all(Array.from({ length: 30 }, (_, index) => one(index)));
    expect((await usage()).total.questions).toBe(30);
  });

  it('does not count what nobody in particular does', async () => {
    await log().add(systemContext('test'), { requests: 1 }, 'qwen3');
    await log().flush();
    expect((await usage()).total.requests).toBe(0);
  });

  it('takes names of models as they come', async () => {
    for (const name of ['x'.repeat(5000), "a'; DROP TABLE usage_day; --", 'a\0b', '\ud800', '<b>']) {
      await log().add(as(1), { requests: 1 }, name);
    }
    await log().flush();
    await councilMode(false);
    const { rows } = await usage();
    expect([rows.length, rows.every(({ id }) => id.length <= 200)]).toEqual([5, true]);
  });

  it('of what is stored is the last look of the day, and nothing where nothing is left', async () => {
    const stored = (userId: string, bytes: number) => ({ userId, documents: 1, bytes });
    clock.advance(-DAY);
    await log().setStored(systemContext('test'), [stored(person(1), 100), stored(person(2), 50)]);
    clock.advance(DAY);
    await log().setStored(systemContext('test'), [stored(person(1), 100), stored(person(2), 50)]);
    await log().setStored(systemContext('test'), [stored(person(2), 70)]);
    const { total } = await usage('by=model&measure=storedBytes', '2026-11-20');
    expect(total).toMatchObject({ storedBytes: 70, storedDocuments: 1, course: [150, 70] });
  });

  it('has a value for each day, also where nothing happened', async () => {
    clock.advance(-2 * DAY);
    await log().add(as(1), { questions: 4 });
    await log().flush();
    clock.advance(2 * DAY);
    const { days, total } = await usage('by=model', '2026-11-19');
    expect([days, total.course]).toEqual([
      ['2026-11-19', '2026-11-20', TODAY],
      [4, 0, 0],
    ]);
  });

  describe('with works council mode', () => {
    beforeEach(async () => {
      people.together = [
        { id: 'large', name: 'Vertrieb', memberIds: HOUSE.slice(0, 6).map(({ id }) => id) },
        { id: 'small', name: 'Leitung', memberIds: HOUSE.slice(6, 8).map(({ id }) => id) },
      ];
      for (let index = 0; index < 8; index += 1) await log().add(as(index), { questions: index + 1 });
      await log().flush();
    });

    it('shows nothing of single people and small groups, and is on until somebody decides otherwise', async () => {
      const refused = await ask(`from=${TODAY}&to=${TODAY}&by=user`);
      expect([refused.status, refused.body.code]).toEqual([403, 'USAGE_PER_PERSON_OFF']);
      const { rows, hiddenGroups, worksCouncilMode, total } = await usage('by=group');
      expect([rows.map(({ id, questions }) => [id, questions]), hiddenGroups, worksCouncilMode]).toEqual([
        [['large', 21]],
        1,
        true,
      ]);
      expect(total.questions).toBe(36);
      expect(JSON.stringify(rows)).not.toContain(person(0));
    });

    it('puts models together that fewer than five people used, and another with them', async () => {
      const asked: [string, number][] = [
        ['large', 7],
        ['middle', 5],
        ['secret', 1],
      ];
      for (const [model, people] of asked) {
        for (let index = 0; index < people; index += 1) await log().add(as(index), { requests: 1 }, model);
      }
      await log().flush();
      const shown = async () => (await usage('by=model&measure=requests')).rows.map(({ name, requests }) => [name, requests]);
      expect(await shown()).toEqual([
        ['large', 7],
        [null, 6],
      ]);
      await councilMode(false);
      expect(await shown()).toEqual(asked);
    });

    it('shows people and all groups when it is switched off, and hides them again', async () => {
      await councilMode(false);
      const { rows } = await usage('by=user');
      expect(rows.slice(0, 2).map(({ name, questions }) => [name, questions])).toEqual([
        ['Person 7', 8],
        ['Person 6', 7],
      ]);
      expect((await usage('by=group')).rows.map(({ id }) => id)).toEqual(['large', 'small']);
      await councilMode(true);
      expect((await ask(`from=${TODAY}&to=${TODAY}&by=user`)).status).toBe(403);
    });
  });

  it('goes along in the copy of a person, and goes with the person', async () => {
    const [one, other] = [as(1), as(2)];
    for (const ctx of [one, other]) await log().add(ctx, { requests: 2, inputTokens: 10 }, 'qwen3');
    await log().flush();
    await log().setStored(systemContext('test'), [{ userId: person(1), documents: 3, bytes: 90 }]);
    const house = get(HouseData);
    expect(await house.counts(one, person(1))).toEqual({ usageDays: 2, dismissals: 0 });
    const files = await Array.fromAsync(house.export(one, person(1)));
    expect(files).toMatchObject([{ path: 'usage.json', text: expect.stringContaining('"inputTokens": 10') }]);
    const erase = (unusedSince?: number) =>
      house.erase(one, person(1), {
        report: () => Promise.resolve(),
        ...(unusedSince === undefined ? {} : { unusedSince }),
      });
    await erase(clock.now());
    expect(await house.counts(one, person(1))).toEqual({ usageDays: 2, dismissals: 0 });
    for (let again = 0; again < 2; again += 1) await erase();
    expect(await house.counts(one, person(1))).toEqual({ usageDays: 0, dismissals: 0 });
    expect(await Array.fromAsync(house.export(one, person(1)))).toEqual([]);
    await councilMode(false);
    const { rows, total } = await usage('by=user');
    expect(rows).toMatchObject([{ id: person(2), requests: 2, inputTokens: 10 }]);
    expect(total).toMatchObject({ requests: 2, storedBytes: 0 });
  });

  it('is kept as long as the house says', async () => {
    await log().add(as(1), { questions: 1 });
    await log().flush();
    const keepDays = get(Settings).get('usage.keepDays');
    clock.advance(keepDays * DAY);
    await get(PruneUsage).execute();
    const then = `from=${TODAY}&to=${TODAY}&by=model`;
    expect((await ask(then)).body.total.questions).toBe(1);
    clock.advance(DAY);
    await get(PruneUsage).execute();
    expect((await ask(then)).body.total.questions).toBe(0);
  });

  it('is for those who administer the house', async () => {
    const query = `from=${TODAY}&to=${TODAY}&by=model`;
    expect((await ask(query, app.user().token)).status).toBe(403);
    expect((await ask(query, app.user(['user'], ['users.administer']).token)).status).toBe(403);
    expect((await app.call('GET', `/api/usage?${query}`)).status).toBe(401);
  });

  it('refuses questions that make no sense', async () => {
    const bad = [
      '',
      'by=model',
      `from=${TODAY}&to=2026-11-20&by=model`,
      `from=2024-01-01&to=${TODAY}&by=model`,
      `from=${TODAY}&to=${TODAY}&by=everything`,
      `from=${TODAY}&to=${TODAY}&by=model&measure=secrets`,
      `from=2026-02-30&to=${TODAY}&by=model`,
      `from=${TODAY}'--&to=${TODAY}&by=model`,
    ];
    const replies = await Promise.all(bad.map((query) => ask(query)));
    expect(replies.map(({ status }) => status)).toEqual(bad.map(() => 422));
  });

  it('of somebody whose account is gone meanwhile is deleted', async () => {
    for (const index of [1, 50]) await log().add(as(index), { questions: 1 });
    await log().flush();
    await get(PruneUsage).execute();
    const house = get(HouseData);
    const days = async (index: number) => (await house.counts(as(1), person(index)))['usageDays'];
    expect([await days(1), await days(50), (await usage()).total.questions]).toEqual([1, 0, 1]);
  });
});
