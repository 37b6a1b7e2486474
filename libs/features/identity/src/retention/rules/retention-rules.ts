import { RETENTION_SETTINGS, type RetentionPart } from '@assist/contracts/people';
import type { RequestContext } from '@assist/kernel';
import { Settings } from '@assist/platform/settings';
import { Injectable } from '@nestjs/common';
import { RetentionExceptionRepository } from './exception.repository.js';
import type { KeepDays, Rules } from './kept-for.js';

const DAY_MS = 86_400_000;
/** After a change of a rule nothing is deleted for this long: so long it can be taken back. */
export const CHANGE_PAUSE_MS = DAY_MS;

/** What is kept for how long, as it stands now. */
@Injectable()
export class RetentionRules {
  constructor(
    private readonly settings: Settings,
    private readonly exceptions: RetentionExceptionRepository,
  ) {}

  house(part: RetentionPart): KeepDays {
    return this.settings.get(RETENTION_SETTINGS[part]);
  }

  /** Without what administrators decided for the house. */
  houseDefault(part: RetentionPart): KeepDays {
    return this.settings.state(RETENTION_SETTINGS[part]).default;
  }

  async of(ctx: RequestContext, part: RetentionPart): Promise<Rules> {
    const rows = await this.exceptions.ofPart(ctx, part);
    return { house: this.house(part), byGroup: new Map(rows.map(({ groupId, keepDays }) => [groupId, keepDays])) };
  }

  /**
   * The instant (epoch ms) before which a change of the rule of the house deletes nothing; null where there is no such
   * pause. Nobody knows when an operator fixed it outside: `seen` is the rule at the last look, at `now` another one holds.
   */
  housePause(part: RetentionPart, now: number, seen: string | null): number | null {
    const { changedAt, canChange } = this.settings.state(RETENTION_SETTINGS[part]);
    if (!canChange) return seen === null || seen === this.houseMark(part) ? null : now + CHANGE_PAUSE_MS;
    return changedAt === null ? null : changedAt + CHANGE_PAUSE_MS;
  }

  /** The rule of the house as a word, to compare. */
  houseMark(part: RetentionPart): string {
    return String(this.house(part) ?? 'ever');
  }
}
