import type { BreakGlass, BreakGlassList, BreakGlassListQuery } from '@assist/contracts/house';
import { AppError, Clock, type RequestContext } from '@assist/kernel';
import { UserNames } from '@assist/identity/contracts';
import { userIdOf } from '@assist/platform/http';
import { Injectable } from '@nestjs/common';
import { BreakGlassGate } from './break-glass-gate.js';
import { toBreakGlass } from './break-glass.dto.js';
import type { BreakGlassEntity } from './break-glass.entity.js';
import { BreakGlassRepository } from './break-glass.repository.js';

/** All requests, for those who administer the audit log: who reads whose chats is no secret among them. */
@Injectable()
export class ListGrants {
  constructor(
    private readonly repository: BreakGlassRepository,
    private readonly names: UserNames,
    private readonly gate: BreakGlassGate,
    private readonly clock: Clock,
  ) {}

  async list(ctx: RequestContext, { cursor, limit }: BreakGlassListQuery): Promise<BreakGlassList> {
    const found = await this.repository.page(ctx, cursor, limit + 1);
    const shown = found.slice(0, limit);
    const nextCursor = found.length > limit ? (shown.at(-1)?.id ?? null) : null;
    return { items: await this.#views(ctx, shown), nextCursor, isEnabled: this.gate.isEnabled };
  }

  /** @throws AppError BREAK_GLASS_NOT_FOUND */
  async read(ctx: RequestContext, id: string): Promise<BreakGlass> {
    const grant = await this.repository.find(ctx, id);
    if (grant === null) throw new AppError('BREAK_GLASS_NOT_FOUND');
    return this.view(ctx, grant);
  }

  async view(ctx: RequestContext, grant: BreakGlassEntity): Promise<BreakGlass> {
    return (await this.#views(ctx, [grant]))[0] as BreakGlass;
  }

  async #views(ctx: RequestContext, grants: readonly BreakGlassEntity[]): Promise<BreakGlass[]> {
    const ids = grants.flatMap((grant) => [grant.requesterId, grant.personId, grant.deciderId ?? []].flat());
    const names = await this.names.of(ctx, ids);
    const opened = await this.repository.countOpenings(
      ctx,
      grants.map(({ id }) => id),
    );
    const view = { names, userId: userIdOf(ctx), now: this.clock.now(), isEnabled: this.gate.isEnabled };
    return grants.map((grant) => toBreakGlass(grant, { ...view, openedChats: opened.get(grant.id) ?? 0 }));
  }
}
