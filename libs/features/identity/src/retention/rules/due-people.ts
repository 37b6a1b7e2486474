import type { RetentionPart } from '@assist/contracts/people';
import { Clock, type RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { keptFor, type KeepDays, type Rules } from './kept-for.js';
import { RetentionPeople, type RetentionPerson } from './retention-people.repository.js';
import { RetentionRules } from './retention-rules.js';

const DAY_MS = 86_400_000;

/** Whose things are old, and since when. */
@Injectable()
export class DuePeople {
  constructor(
    private readonly people: RetentionPeople,
    private readonly rules: RetentionRules,
    private readonly clock: Clock,
  ) {}

  rulesOf(ctx: RequestContext, part: RetentionPart): Promise<Rules> {
    return this.rules.of(ctx, part);
  }

  houseDefault(part: RetentionPart): KeepDays {
    return this.rules.houseDefault(part);
  }

  all(ctx: RequestContext): AsyncGenerator<RetentionPerson, void, undefined> {
    return this.people.all(ctx);
  }

  /** What was not used since that instant (epoch ms) is too old; null: nothing ever is. */
  oldBefore(rules: Rules, { groupIds }: RetentionPerson): number | null {
    const days = keptFor(rules, groupIds);
    return days === null ? null : this.clock.now() - days * DAY_MS;
  }
}
