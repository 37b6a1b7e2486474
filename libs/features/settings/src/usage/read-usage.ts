import type { UsageQuery, UsageRow, UsageView } from '@assist/contracts/house';
import { UserGroups } from '@assist/identity/contracts';
import { AppError, type RequestContext } from '@assist/kernel';
import { Settings } from '@assist/platform/settings';
import { NO_MODEL } from '@assist/platform/usage';
import { Injectable } from '@nestjs/common';
import { modelsToFold } from './fold-models.js';
import { daysBetween, grouped, ranked, sumUp, type Course } from './sum-usage.js';
import { UsageDays, type UsageLine } from './usage-day.repository.js';
import { visibleGroups } from './visible-groups.js';

interface Asked {
  readonly query: UsageQuery;
  readonly worksCouncilMode: boolean;
  readonly course: (lines: readonly UsageLine[]) => Course;
}
interface Rows {
  readonly rows: readonly (Omit<UsageRow, 'course'> & Course)[];
  readonly hiddenGroups: number;
}
/** Models that fewer than five people used, together. No model is called so. */
const FOLDED = '';

/** What the house used, by model, group or person. */
@Injectable()
export class ReadUsage {
  constructor(
    private readonly usage: UsageDays,
    private readonly people: UserGroups,
    private readonly settings: Settings,
  ) {}

  /** @throws AppError USAGE_PER_PERSON_OFF */
  async execute(ctx: RequestContext, query: UsageQuery): Promise<UsageView> {
    const worksCouncilMode = this.settings.get('usage.worksCouncilMode');
    if (query.by === 'user' && worksCouncilMode) throw new AppError('USAGE_PER_PERSON_OFF');
    const { from, to, measure } = query;
    const days = daysBetween(from, to);
    const stock = await this.usage.daysOfStock(ctx, from, to);
    const course = (lines: readonly UsageLine[]): Course => sumUp(lines, days, measure, stock);
    const total = course(await this.usage.sums(ctx, from, to, null));
    const { rows, hiddenGroups } = await this.#rows(ctx, { query, worksCouncilMode, course });
    return { days, total, rows: ranked(rows, measure), worksCouncilMode, hiddenGroups };
  }

  #rows(ctx: RequestContext, asked: Asked): Promise<Rows> {
    if (asked.query.by === 'model') return this.#byModel(ctx, asked);
    return asked.query.by === 'user' ? this.#byUser(ctx, asked) : this.#byGroup(ctx, asked);
  }

  async #byModel(ctx: RequestContext, { query: { from, to }, worksCouncilMode, course }: Asked): Promise<Rows> {
    const folded = worksCouncilMode ? modelsToFold(await this.usage.usersOfModels(ctx, from, to)) : new Set<string>();
    const lines = (await this.usage.sums(ctx, from, to, 'model'))
      .filter(({ model }) => model !== NO_MODEL)
      .map((line) => (folded.has(line.model) ? { ...line, model: FOLDED } : line));
    const rows = [...grouped(lines, 'model')].map(([id, own]) => ({
      id,
      name: id === FOLDED ? null : id,
      people: null,
      ...course(own),
    }));
    return { rows, hiddenGroups: 0 };
  }

  async #byUser(ctx: RequestContext, { query: { from, to }, course }: Asked): Promise<Rows> {
    const lines = grouped(await this.usage.sums(ctx, from, to, 'user_id'), 'userId');
    const rows = (await this.people.everybody(ctx)).flatMap(({ id, name }) => {
      const own = lines.get(id);
      return own === undefined ? [] : [{ id, name, people: null, ...course(own) }];
    });
    return { rows, hiddenGroups: 0 };
  }

  async #byGroup(ctx: RequestContext, { query: { from, to }, worksCouncilMode, course }: Asked): Promise<Rows> {
    const [lines, groups, everybody] = await Promise.all([
      this.usage.sums(ctx, from, to, 'user_id'),
      this.people.groups(ctx),
      this.people.everybody(ctx),
    ]);
    const visible = worksCouncilMode
      ? visibleGroups(
          groups,
          everybody.map(({ id }) => id),
        )
      : new Set(groups.map(({ id }) => id));
    const byUser = grouped(lines, 'userId');
    const rows = groups
      .filter(({ id }) => visible.has(id))
      .map(({ id, name, memberIds }) => {
        const own = memberIds.flatMap((person) => byUser.get(person) ?? []);
        return { id, name, people: memberIds.length, ...course(own) };
      });
    return { rows, hiddenGroups: groups.length - rows.length };
  }
}
