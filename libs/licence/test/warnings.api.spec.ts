// Real: licence, database, watch. Fake: clock, mail server, administrators.
import { testDatabases } from '@assist/platform/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LicenceState } from '../src/nest/index.js';
import { LicenceWatch } from '../src/nest/watch/licence-watch.js';
import { NOW } from './context.js';
import { DAY, licenceApp, seats, type LicenceApp } from './licence-app.js';

/** The licence of the tests ends on 2027-01-31 at 23:59:59; the clock begins at noon of 2026-06-01. */
const DAYS_TO_END = 245;

describe.each(testDatabases())('warnings on $engine', (engine) => {
  let t: LicenceApp;
  beforeEach(async () => {
    seats.used = 3;
    t = await licenceApp({ engine });
  });
  afterEach(() => t.close());

  const subjects = (): string[] => t.mailer.sent.map(({ to, subject }) => `${to}: ${subject}`);
  const look = async (app = t): Promise<void> => {
    await app.app.get(LicenceState).lookAgain();
    await app.app.get(LicenceWatch).look();
    await app.app.get(LicenceWatch).look();
  };
  /** So many days before the end. */
  const on = async (daysLeft: number): Promise<void> => {
    t.clock.advance(NOW + (DAYS_TO_END - daysLeft) * DAY - t.clock.now());
    await look();
  };

  it('are mailed once for each warning day, to each administrator in their language', async () => {
    await t.license();
    await on(61);
    expect(subjects()).toEqual([]);
    await on(60);
    await on(59);
    await on(45);
    expect(subjects()).toEqual([
      'anna@muster.example: CGS Assist: Die Lizenz endet in 60 Tagen',
      'bob@muster.example: CGS Assist: the licence ends in 60 days',
    ]);
    const [german, english] = t.mailer.sent;
    expect(german?.text).toContain('endet am 31. Januar 2027 (UTC)');
    expect(german?.text).toContain('Fragen beantwortet Ihnen support@cgs.example.');
    expect(english?.text).toContain('ends on 31 January 2027 (UTC)');
    await on(30);
    await on(1);
    expect(subjects().slice(2)).toEqual([
      'anna@muster.example: CGS Assist: Die Lizenz endet in 30 Tagen',
      'bob@muster.example: CGS Assist: the licence ends in 30 days',
      'anna@muster.example: CGS Assist: Die Lizenz endet in einem Tag',
      'bob@muster.example: CGS Assist: the licence ends in one day',
    ]);
  });

  it('come daily in the grace, and end with it', async () => {
    await t.license({ policy: { warnDays: [], graceDays: 2, afterGrace: 'read-only', bindGraceDays: 14 } });
    for (const day of [1, 0, 0, -1, -2, -3]) await on(day);
    expect(subjects().filter((line) => line.startsWith('bob'))).toEqual([
      'bob@muster.example: CGS Assist: the licence has expired, 2 days of grace left',
      'bob@muster.example: CGS Assist: the licence has expired, one day of grace left',
    ]);
    expect(t.mailer.sent[0]?.text).toContain('Bis 2. Februar 2027 (UTC) funktioniert noch alles.');
  });

  it('are not repeated after a restart or by another process, and begin anew with another licence', async () => {
    await t.license();
    await on(7);
    expect(subjects()).toHaveLength(2);
    const other = await t.beside();
    await Promise.all([look(), look(other)]);
    expect([...subjects(), ...other.mailer.sent]).toHaveLength(2);
    await other.stop();
    t = await t.restart();
    await look();
    expect(subjects()).toEqual([]);
    await t.put(t.licenseText({ lid: '01JH7Z7M6Q0M3T7S7M8T3W9K2C', seq: 4 }));
    await look();
    expect(subjects()).toHaveLength(2);
  });

  it('wait for a mail server, and lose none that is still due', async () => {
    await t.license();
    t.mailer.isConfigured = false;
    await on(30);
    t.mailer.isConfigured = true;
    await on(29);
    expect(subjects()).toHaveLength(2);
  });

  it('stand in the view of administrators, for all users from the last week on', async () => {
    await t.license({ modules: { rag: {}, imagegen: { imagesPerDay: 10 } } });
    await on(14);
    expect((await t.view()).admin.warnings).toEqual([{ code: 'EXPIRY_NEAR', warnDay: 14, audience: 'admins' }]);
    expect((await t.view()).banner).toBeNull();
    await on(7);
    const forAll = (await t.call('GET', '/api/license', { token: t.user().token })).body;
    expect(forAll).toMatchObject({ banner: { severity: 'info', code: 'expiring' }, daysLeft: 7, admin: null });
  });
});
