import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockFlags, startClock, tickClock, type RunningClock } from '../src/core/index.js';
import { NOW } from './context.js';

const SECOND = 1000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;
const AFTER_MS = 72 * HOUR;

/** A process whose machine runs; its clock can be set. */
class Machine {
  wall: number;
  monotonic = 5000;
  clock: RunningClock;
  highWater: number;

  constructor(wall: number, highWater: number, pending: RunningClock['pending'] = null) {
    this.wall = wall;
    this.highWater = highWater;
    this.clock = startClock({ wall, monotonic: this.monotonic }, highWater, pending);
  }

  /** Time passes; `set` moves the clock on top of that. */
  run(ms: number, set = 0): this {
    this.wall += ms + set;
    this.monotonic += ms;
    this.clock = tickClock(this.clock, { wall: this.wall, monotonic: this.monotonic }, this.highWater);
    return this;
  }

  /** Runs in steps, as a process that looks again and again does. */
  runFor(ms: number, step = HOUR): this {
    for (let left = ms; left > 0; left -= step) this.run(Math.min(left, step));
    return this;
  }

  /** The next process, after the machine was off for `offMs`, with the marks that this one wrote. */
  restart(offMs: number, set = 0): Machine {
    return new Machine(this.wall + offMs + set, Math.max(this.highWater, this.clock.effective), this.clock.pending);
  }

  get flags(): readonly string[] {
    return clockFlags(this.clock);
  }
}

describe('54: a clock that is set back', () => {
  it('by an hour is corrected without a word, and the time does not go back', () => {
    const machine = new Machine(NOW, NOW - DAY).run(0, -HOUR);
    expect([machine.clock.effective, machine.flags]).toEqual([NOW, []]);
    expect(machine.run(HOUR).clock.effective).toBe(NOW + HOUR);
  });

  it.each([
    ['24 hours', DAY, []],
    ['24 hours and a second', DAY + SECOND, ['clock-suspect']],
    ['25 hours', 25 * HOUR, ['clock-suspect']],
    ['2 years', 2 * YEAR, ['clock-suspect']],
  ])('by %s, in a running process and over a restart', (_name, back, flags) => {
    const running = new Machine(NOW, NOW).run(0, -back);
    expect([running.clock.effective, running.flags]).toEqual([NOW, flags]);
    const restarted = new Machine(NOW, NOW).restart(0, -back);
    expect([restarted.clock.effective, restarted.flags]).toEqual([NOW, flags]);
    expect(restarted.run(3 * DAY).clock.effective).toBe(NOW + 3 * DAY);
  });

  it('again and again does not stop the time', () => {
    const machine = new Machine(NOW, NOW);
    for (let day = 0; day < 30; day++) machine.run(DAY, -DAY);
    expect(machine.clock.effective).toBe(NOW + 30 * DAY);
  });

  it('may be put right again, also when the machine was off for days meanwhile', () => {
    const machine = new Machine(NOW, NOW).restart(3 * DAY, -2 * YEAR);
    expect(machine.flags).toEqual(['clock-suspect']);
    machine.run(HOUR, 2 * YEAR);
    expect([machine.clock.effective, machine.flags]).toEqual([NOW + 3 * DAY + HOUR, []]);
    expect(new Machine(NOW, NOW).restart(0, -YEAR).run(SECOND, YEAR + 401 * DAY).flags).toEqual(['clock-pending']);
  });
});

describe('55: a clock that jumps ahead', () => {
  it.each([
    ['an hour is believed at once', HOUR, []],
    ['an hour and a second is not', HOUR + SECOND, ['clock-pending']],
    ['10 years is not', 10 * YEAR, ['clock-pending']],
  ])('in a running process by %s', (_name, ahead, flags) => {
    const machine = new Machine(NOW, NOW).run(SECOND, ahead);
    expect(machine.flags).toEqual(flags);
    expect(machine.clock.effective).toBe(NOW + SECOND + (flags.length === 0 ? ahead : 0));
    expect(machine.clock.pending?.uptimeMs ?? 0).toBe(0);
  });

  it.each([
    ['400 days is believed, the machine was off', 400 * DAY, []],
    ['400 days and a second is not', 400 * DAY + SECOND, ['clock-pending']],
  ])('over a restart by %s', (_name, ahead, flags) => {
    const machine = new Machine(NOW, NOW).restart(ahead);
    expect(machine.flags).toEqual(flags);
    expect(machine.clock.effective).toBe(flags.length === 0 ? NOW + ahead : NOW);
  });

  it('for 10 years and back poisons nothing and locks nobody out meanwhile', () => {
    const machine = new Machine(NOW, NOW).run(SECOND, 10 * YEAR).runFor(10 * HOUR);
    expect([machine.clock.effective, machine.flags]).toEqual([NOW + SECOND + 10 * HOUR, ['clock-pending']]);
    machine.run(SECOND, -10 * YEAR);
    expect([machine.clock.effective, machine.flags]).toEqual([NOW + 2 * SECOND + 10 * HOUR, []]);
    expect(machine.clock.pending).toBeNull();
    expect(machine.clock.leapMs).toBe(0);
  });

  it('is believed after 72 hours of running, not a second earlier', () => {
    const machine = new Machine(NOW, NOW).run(0, 10 * YEAR);
    machine.runFor(AFTER_MS - SECOND);
    expect([machine.clock.effective, machine.flags]).toEqual([NOW + AFTER_MS - SECOND, ['clock-pending']]);
    machine.run(SECOND);
    expect([machine.clock.effective, machine.flags]).toEqual([machine.wall, []]);
    expect(machine.clock.leapMs).toBe(10 * YEAR);
  });

  it('does not begin the 72 hours again with more jumps and restarts', () => {
    let machine = new Machine(NOW, NOW).run(0, 10 * YEAR);
    for (let day = 0; day < 3; day++) {
      machine.runFor(23 * HOUR).run(0, YEAR);
      expect(machine.flags).toEqual(['clock-pending']);
      machine = machine.restart(5 * DAY);
      expect(machine.flags).toEqual(['clock-pending']);
    }
    expect(machine.clock.pending?.uptimeMs).toBe(69 * HOUR);
    expect(machine.clock.effective).toBe(NOW + 69 * HOUR);
    machine.runFor(3 * HOUR);
    expect([machine.clock.effective, machine.flags]).toEqual([machine.wall, []]);
  });

  it('stays pending over a restart also where the jump is small enough for one', () => {
    const machine = new Machine(NOW, NOW).run(0, 2 * DAY).restart(SECOND);
    expect([machine.clock.effective, machine.flags]).toEqual([NOW, ['clock-pending']]);
  });

  it('may be put right after a restart, however long the machine was off', () => {
    const jumped = (): Machine => new Machine(NOW, NOW).run(0, 10 * YEAR);
    expect(jumped().restart(30 * DAY, -10 * YEAR)).toMatchObject({ clock: { effective: NOW + 30 * DAY, pending: null } });
    const later = jumped().restart(30 * DAY);
    expect(later.run(HOUR).flags).toEqual(['clock-pending']);
    expect(later.run(0, -HOUR).flags).toEqual(['clock-pending']);
    expect(later.run(0, -10 * YEAR)).toMatchObject({ clock: { effective: NOW + 30 * DAY, pending: null } });
    expect(jumped().restart(401 * DAY, -10 * YEAR).flags).toEqual(['clock-pending']);
    expect(jumped().restart(DAY, -10 * YEAR).clock.leapMs).toBe(DAY);
  });

  it('is not put right in a running process by less than all of it', () => {
    const machine = new Machine(NOW, NOW).run(0, 10 * YEAR).run(0, -9.9 * YEAR);
    expect([machine.clock.effective, machine.flags]).toEqual([NOW, ['clock-pending']]);
  });

  it('that jumps in a process which started with another jump is judged as a new one', () => {
    const machine = new Machine(NOW, NOW)
      .run(0, 10 * YEAR)
      .restart(0)
      .run(0, -10 * YEAR);
    expect(machine.flags).toEqual([]);
    machine.run(0, 10 * YEAR).run(0, -9.9 * YEAR);
    expect([machine.clock.effective, machine.flags]).toEqual([NOW, ['clock-pending']]);
  });

  it('is over as soon as the clock is no further ahead than it may be', () => {
    const running = (set: number): readonly string[] => new Machine(NOW, NOW).run(0, YEAR).run(0, set - YEAR).flags;
    expect(running(HOUR)).toEqual([]);
    expect(running(HOUR + SECOND)).toEqual(['clock-pending']);
    const started = (highWater: number): RunningClock => {
      const machine = new Machine(NOW + 2 * YEAR, NOW);
      machine.highWater = highWater;
      return machine.run(0).clock;
    };
    expect(started(NOW + 2 * YEAR - 400 * DAY)).toMatchObject({ effective: NOW + 2 * YEAR, pending: null, leapMs: 400 * DAY });
    expect(started(NOW + 2 * YEAR - 400 * DAY - SECOND).pending).not.toBeNull();
  });

  it('notes the leap once, and adds later ones', () => {
    const machine = new Machine(NOW, NOW).run(SECOND);
    expect(machine.clock.leapMs).toBeNull();
    machine.run(0, YEAR).runFor(AFTER_MS).run(HOUR);
    expect(machine.clock.leapMs).toBe(YEAR);
    machine.run(0, YEAR).runFor(AFTER_MS);
    expect(machine.clock.leapMs).toBe(2 * YEAR);
  });

  it('in a process of an old build that starts for the first time, begins with the build', () => {
    const machine = new Machine(NOW, NOW - 2 * YEAR);
    expect([machine.clock.effective, machine.flags]).toEqual([NOW - 2 * YEAR, ['clock-pending']]);
    machine.runFor(AFTER_MS);
    expect([machine.clock.effective, machine.flags, machine.clock.leapMs]).toEqual([machine.wall, [], 2 * YEAR]);
  });
});

describe('the effective time', () => {
  it('is the machine clock where nothing is wrong', () => {
    const machine = new Machine(NOW, NOW - DAY).run(10 * DAY);
    expect([machine.clock.effective, machine.flags, machine.clock.leapMs]).toEqual([NOW + 10 * DAY, [], null]);
  });

  it('is never before a mark, also one that comes while the process runs', () => {
    const machine = new Machine(NOW, NOW);
    machine.highWater = NOW + 5 * DAY;
    expect(machine.run(SECOND).clock.effective).toBe(NOW + 5 * DAY);
    expect(machine.run(SECOND).clock.effective).toBe(NOW + 5 * DAY + SECOND);
  });

  it('does not mind a monotonic clock that goes back', () => {
    const clock = startClock({ wall: NOW, monotonic: 9000 }, NOW, null);
    expect(tickClock(clock, { wall: NOW, monotonic: 1000 }, NOW).effective).toBe(NOW);
  });

  const event = fc.oneof(
    fc.record({ kind: fc.constant('run' as const), ms: fc.integer({ min: 0, max: 3 * DAY }) }),
    fc.record({ kind: fc.constant('set' as const), ms: fc.integer({ min: -3 * YEAR, max: 3 * YEAR }) }),
    fc.record({ kind: fc.constant('off' as const), ms: fc.integer({ min: 0, max: 600 * DAY }) }),
  );

  it('never goes back and never stands still, whatever happens to the clock', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        let machine = new Machine(NOW, NOW);
        for (const { kind, ms } of events) {
          const before = machine.clock.effective;
          if (kind === 'run') machine.run(ms);
          else if (kind === 'set') machine.run(0, ms);
          else machine = machine.restart(ms);
          expect(machine.clock.effective).toBeGreaterThanOrEqual(before + (kind === 'run' ? ms : 0));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('agrees with the clock again after 72 hours of running, whatever happened, unless that is behind', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 20 }), (events) => {
        let machine = new Machine(NOW, NOW);
        for (const { kind, ms } of events) {
          if (kind === 'run') machine.run(ms);
          else if (kind === 'set') machine.run(0, ms);
          else machine = machine.restart(ms);
        }
        machine.runFor(AFTER_MS + HOUR);
        expect(machine.clock.effective).toBeGreaterThanOrEqual(machine.wall);
        expect(machine.clock.pending).toBeNull();
      }),
      { numRuns: 500 },
    );
  });

  it('is not led astray by a wrong clock that was put right within 72 hours', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 2 * HOUR, max: 50 * YEAR }), { minLength: 1, maxLength: 5 }), (jumps) => {
        const machine = new Machine(NOW, NOW);
        for (const jump of jumps) machine.run(HOUR, jump);
        machine.run(HOUR, -jumps.reduce((sum, jump) => sum + jump, 0));
        expect(machine.clock).toMatchObject({ effective: machine.wall, pending: null, isSuspect: false });
      }),
      { numRuns: 300 },
    );
  });
});
