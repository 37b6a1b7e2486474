// Real: database, work, retention, the chain. Fake: clock, sign-in, licence, names.
import { BREAK_GLASS_STATES, type AuditState } from '@assist/contracts/house';
import { detailOf } from '@assist/platform/audit';
import { runSql } from '@assist/platform/database';
import { FakeClock, testDatabases, until } from '@assist/platform/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAuditApp, ctx, type AuditApp, type Someone } from './audit-app.js';

const DAY = 86_400_000;
const HOUR = 3_600_000;

describe.each(testDatabases())('the daily upkeep of the audit log on $engine', (engine) => {
  let app: AuditApp;
  let clock: FakeClock;
  let auditor: Someone;
  const state = async (): Promise<AuditState> => (await app.call('GET', '/api/audit/state', { token: auditor.token })).body;
  const sql = <Row>(text: string): Promise<Row[]> => runSql<Row>(app.database.manager(ctx), app.database.engine, text, []);
  /** Everything that is due is done, and one upkeep waits for its day. */
  const settled = (): Promise<void> =>
    until(async () => {
      const open = await sql<{ type: string; status: string; ready_at: string | number }>(
        "SELECT type, status, ready_at FROM work_item WHERE status IN ('ready', 'running')",
      );
      const waits = open.filter(({ status, ready_at: at }) => status === 'ready' && Number(at) > clock.now());
      return waits.length === open.length && open.some(({ type }) => type === 'audit.upkeep');
    });
  const dayPasses = async (): Promise<void> => {
    await settled();
    const before = (await state()).check?.id;
    clock.advance(DAY + 2000);
    await until(async () => {
      const { check } = await state();
      return check?.id !== before && check?.state === 'done';
    });
  };
  beforeEach(async () => {
    clock = new FakeClock();
    app = await createAuditApp({ engine, clock, env: { ASSIST_AUDIT_RETENTION_DAYS: '90' } });
    auditor = app.person('Vera', true);
    await settled();
  });
  afterEach(() => app.close());

  it('verifies once a day by itself, and goes on the next day', async () => {
    await dayPasses();
    const first = (await state()).check;
    expect(first).toMatchObject({ byName: null, verdict: { ok: true } });
    await dayPasses();
    expect((await state()).check?.id).not.toBe(first?.id);
    await settled();
    expect(await app.fresh()).toEqual([]);
  });

  it('removes what is older than the house keeps it, tells so, and the rest is whole', async () => {
    for (const action of ['auth.signed_in', 'auth.signed_out'] as const) await app.record({ action });
    clock.advance(60 * DAY);
    await settled();
    await app.record({ action: 'setup.completed' });
    clock.advance(31 * DAY);
    await settled();
    expect(await state()).toMatchObject({ keptFrom: 3, retentionDays: 90, pruned: { throughSeq: 2 } });
    expect((await app.fresh()).map(({ action }) => action)).toEqual(['setup.completed', 'audit.pruned']);
    await dayPasses();
    expect((await state()).check).toMatchObject({ verdict: { ok: true, count: 2, lastSeq: 4 } });
  });

  it('removes nothing as long as anybody is under a legal hold', async () => {
    await app.record({ action: 'auth.signed_in' });
    app.holds.held = true;
    clock.advance(91 * DAY);
    await dayPasses();
    expect(await state()).toMatchObject({ keptFrom: 1, pruned: null });
    app.holds.held = false;
    await dayPasses();
    expect((await state()).pruned).not.toBeNull();
  });

  it('forgets old checks and requests with the entries that told of them, and nothing that is open', async () => {
    const anna = app.person('Anna');
    const body = { personId: anna.userId, reason: 'Verdacht auf Weitergabe von Kundendaten', hours: 1 };
    expect((await app.call('POST', '/api/break-glass/requests', { token: auditor.token, body })).status).toBe(201);
    clock.advance(91 * DAY);
    await dayPasses();
    await settled();
    expect(await sql('SELECT id FROM audit_break_glass')).toEqual([]);
    expect((await sql('SELECT id FROM audit_check')).length).toBeLessThanOrEqual(3);
    expect((await app.call('POST', '/api/break-glass/requests', { token: auditor.token, body })).status).toBe(201);
    await dayPasses();
    const states = await sql<{ state: string }>('SELECT state FROM audit_break_glass');
    expect(states.map((row) => BREAK_GLASS_STATES.includes(row.state as never))).toEqual([true]);
  });

  it('forgets requests about somebody whose account is gone', async () => {
    const [anna, bert] = [app.person('Anna'), app.person('Bert')];
    for (const { userId: personId } of [anna, bert]) {
      const body = { personId, reason: 'Verdacht auf Weitergabe von Kundendaten', hours: 1 };
      expect((await app.call('POST', '/api/break-glass/requests', { token: auditor.token, body })).status).toBe(201);
    }
    app.names.people.splice(
      app.names.people.findIndex(({ id }) => id === anna.userId),
      1,
    );
    await dayPasses();
    await settled();
    expect(await sql('SELECT person_id FROM audit_break_glass')).toEqual([{ person_id: bert.userId }]);
  });

  it('comes round once however often the program starts', async () => {
    await app.stop();
    const again = await createAuditApp({ engine, clock, restartOf: app, names: app.names });
    app = again;
    auditor = app.person('Vera', true);
    await settled();
    clock.advance(HOUR);
    expect((await sql('SELECT id FROM audit_check')).length).toBe(1);
  });

  it('writes down when a chain that was whole turns out to be broken, and not again each day', async () => {
    await app.record({ action: 'setup.completed' });
    await app.fresh();
    const off =
      engine.engine === 'sqlite'
        ? 'DROP TRIGGER audit_entry_no_update'
        : 'ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_rows';
    await app.database.transaction(ctx, (tx) => runSql(app.database.manager(tx), app.database.engine, off, []));
    const change = "UPDATE audit_entry SET outcome = 'refused' WHERE seq = 1";
    await app.database.transaction(ctx, (tx) => runSql(app.database.manager(tx), app.database.engine, change, []));
    await dayPasses();
    await dayPasses();
    const entries = await app.fresh();
    expect(entries.map((row) => [row.action, row.actorKind, detailOf(row)])).toEqual([
      ['audit.verified', 'system', { ok: false, seq: 1, fault: 'hash' }],
    ]);
  });
});
