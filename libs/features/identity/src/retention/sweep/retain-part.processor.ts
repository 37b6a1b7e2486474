import { AppError, inNameOf, isAppError, type RequestContext } from '@assist/kernel';
import { Processor, type WorkItem } from '@assist/platform/work';
import type { RetentionRoom } from '../retention-rooms.js';
import type { DuePeople } from '../rules/due-people.js';
import { deletesAnything } from '../rules/kept-for.js';
import type { RetentionSchedule } from './retention-schedule.js';
import type { SweepRun } from './sweep-run.js';

export interface SweepParts {
  readonly due: DuePeople;
  readonly run: SweepRun;
  readonly schedule: RetentionSchedule;
}

/**
 * Deletes what is older in one room than the rules say, person by person, in the steps of the room. Killed at any
 * point, it begins anew, finds less to do and goes on counting.
 */
export class RetainPart extends Processor<null> {
  constructor(
    private readonly room: RetentionRoom,
    private readonly parts: SweepParts,
  ) {
    super();
  }

  override async process(ctx: RequestContext, item: WorkItem<null>): Promise<void> {
    const { part } = this.room;
    const { run } = this.parts;
    const begun = await item.fenced(ctx, (tx) => run.begin(tx, part, item));
    // That look enqueues the next one.
    if (begun === 'other') return;
    if (begun === 'go') await this.#sweep(ctx, item);
    await item.complete(ctx, (tx) => run.end(tx, part));
  }

  /** After so many tries something is wrong; tomorrow is another day. */
  override async onFailed(ctx: RequestContext): Promise<void> {
    await this.parts.schedule.next(ctx, this.room.part);
  }

  async #sweep(ctx: RequestContext, item: WorkItem<null>): Promise<void> {
    const { due } = this.parts;
    const rules = await due.rulesOf(ctx, this.room.part);
    if (!deletesAnything(rules)) return;
    for await (const person of due.all(ctx)) {
      const unusedSince = due.oldBefore(rules, person);
      if (unusedSince !== null && !(await this.#sweepPerson(ctx, item, person.id, unusedSince))) return;
    }
  }

  /** False: nothing more may be deleted. */
  async #sweepPerson(ctx: RequestContext, item: WorkItem<null>, userId: string, unusedSince: number): Promise<boolean> {
    const { data, part } = this.room;
    if ((await data.countUnused(ctx, userId, unusedSince)) === 0) return true;
    let people = 1;
    let mayGoOn = true;
    const removing = async (tx: RequestContext, removed: number): Promise<void> => {
      mayGoOn = await item.fenced(tx, (same) => this.parts.run.count(same, part, { removed, people }));
      if (!mayGoOn) throw new AppError('SERVICE_UNAVAILABLE', { part });
    };
    const report = async (): Promise<void> => {
      people = 0;
      ctx.signal.throwIfAborted();
    };
    try {
      await data.erase(inNameOf(ctx, userId), userId, { unusedSince, report, removing });
    } catch (error) {
      // A hold may have been placed meanwhile.
      if (mayGoOn && !isAppError(error, 'LEGAL_HOLD')) throw error;
    }
    return mayGoOn;
  }
}
