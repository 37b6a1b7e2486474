import { UserGroups } from '@assist/identity/contracts';
import type { RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import type { LlmConnection } from '../connections/llm-connection.entity.js';
import { LlmConnectionRepository } from '../connections/llm-connection.repository.js';
import { ModelAccessRepository } from './model-access.repository.js';
import { pickDefault } from './pick-default.js';

export interface AllowedConnections {
  /** Oldest first. */
  readonly rows: readonly LlmConnection[];
  readonly defaultId: string | null;
}

/**
 * Which connections somebody may use, by the groups of now: the one place that decides it, for lists, questions and
 * answers that are being written, whether a person or an API key of theirs asks. Administrators are no exception; the
 * installation itself may use all, other services those for everybody.
 */
@Injectable()
export class AllowedModels {
  constructor(
    private readonly connections: LlmConnectionRepository,
    private readonly access: ModelAccessRepository,
    private readonly groups: UserGroups,
  ) {}

  async list(ctx: RequestContext): Promise<AllowedConnections> {
    const groupIds = await this.#groupIds(ctx);
    const [all, house, given, defaults] = await Promise.all([
      this.connections.list(ctx),
      this.connections.findDefault(ctx),
      this.access.connectionsFor(ctx, groupIds),
      this.access.defaultsOf(ctx, groupIds),
    ]);
    const rows = ctx.actor.kind === 'system' ? all : all.filter(({ id, limitedSince }) => limitedSince === null || given.has(id));
    const defaultId = pickDefault({
      allowed: rows.map(({ id }) => id),
      groupDefaults: groupIds.flatMap((id) => defaults.get(id) ?? []),
      houseDefault: house?.id ?? null,
    });
    return { rows, defaultId };
  }

  /** Null: the one that answers where none is chosen. Gives null for what does not exist or may not be used. */
  async find(ctx: RequestContext, id: string | null): Promise<LlmConnection | null> {
    const { rows, defaultId } = await this.list(ctx);
    return rows.find((row) => row.id === (id ?? defaultId)) ?? null;
  }

  async #groupIds(ctx: RequestContext): Promise<string[]> {
    if (ctx.actor.kind !== 'user') return [];
    return (await this.groups.ofUser(ctx, ctx.actor.userId)).map(({ id }) => id);
  }
}
