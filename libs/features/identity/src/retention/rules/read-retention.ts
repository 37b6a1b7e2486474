import {
  RETENTION_PARTS,
  type OwnRetention,
  type RetentionRules as RulesView,
  type RetentionRun,
} from '@assist/contracts/people';
import { Clock, isoOrNull, type RequestContext } from '@assist/kernel';
import { userIdOf } from '@assist/platform/http';
import { Injectable } from '@nestjs/common';
import { GroupRepository } from '../../groups/group.repository.js';
import { LegalHoldRepository } from '../holds/legal-hold.repository.js';
import type { RetentionRunEntity } from '../retention.entity.js';
import { RetentionRunRepository } from '../sweep/run.repository.js';
import { RetentionExceptionRepository } from './exception.repository.js';
import { keptFor } from './kept-for.js';
import { RetentionRules } from './retention-rules.js';

/** The rules as people see them: administrators all of them, everybody their own. */
@Injectable()
export class ReadRetention {
  constructor(
    private readonly rules: RetentionRules,
    private readonly exceptions: RetentionExceptionRepository,
    private readonly groups: GroupRepository,
    private readonly holds: LegalHoldRepository,
    private readonly runs: RetentionRunRepository,
    private readonly clock: Clock,
  ) {}

  async all(ctx: RequestContext): Promise<RulesView> {
    const rows = await this.exceptions.list(ctx);
    const members = await this.groups.memberCounts(ctx);
    const groups = (await this.groups.list(ctx)).map(({ id, name }) => ({ id, name, members: members.get(id) ?? 0 }));
    const exceptions = groups.flatMap((group) =>
      rows
        .filter(({ groupId }) => groupId === group.id)
        .map(({ part, keepDays, changedAt }) => ({ part, keepDays, changedAt: new Date(changedAt).toISOString(), group })),
    );
    const house = RETENTION_PARTS.map((part) => ({ part, keepDays: this.rules.house(part) }));
    const runs = (await this.runs.list(ctx)).map((row) => this.#toRun(row));
    return { house, exceptions, groups, runs, holds: await this.holds.count(ctx) };
  }

  async own(ctx: RequestContext): Promise<OwnRetention> {
    const userId = userIdOf(ctx);
    const memberships = await this.groups.ofUsers(ctx, [userId]);
    const items: OwnRetention['items'] = [];
    for (const part of RETENTION_PARTS) {
      const rules = await this.rules.of(ctx, part);
      const keepDays = keptFor(
        rules,
        memberships.map(({ group }) => group.id),
      );
      const deciding = memberships.filter(({ group }) => rules.byGroup.has(group.id) && rules.byGroup.get(group.id) === keepDays);
      items.push({ part, keepDays, groups: deciding.map(({ group }) => group.name) });
    }
    return { items, onHold: (await this.holds.find(ctx, userId)) !== null };
  }

  #toRun(row: RetentionRunEntity): RetentionRun {
    const now = this.clock.now();
    const pauses = [row.notBefore, this.rules.housePause(row.part, now, row.houseSeen)];
    const pausedTo = pauses.reduce<number>((latest, end) => Math.max(latest, end ?? 0), 0);
    const { part, running, removed, people, waiting } = row;
    const instants = { lookedAt: isoOrNull(row.lookedAt), nextAt: isoOrNull(row.nextAt) };
    return { part, ...instants, running, removed, people, waiting, notBefore: isoOrNull(pausedTo > now ? pausedTo : null) };
  }
}
