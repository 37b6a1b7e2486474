import type { ModelAccess } from '@assist/contracts';
import { UserGroups } from '@assist/identity/contracts';
import { AppError, Clock, type RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import type { LlmConnection } from '../connections/llm-connection.entity.js';
import { ModelAccessRepository } from './model-access.repository.js';

/** Who may use a connection, as administrators see and decide it. */
@Injectable()
export class SetModelAccess {
  constructor(
    private readonly access: ModelAccessRepository,
    private readonly groups: UserGroups,
    private readonly clock: Clock,
  ) {}

  /** Without groups that are gone. One question after another: a transaction has one connection. */
  async read(ctx: RequestContext, row: Pick<LlmConnection, 'id' | 'limitedSince'>): Promise<ModelAccess> {
    const { groupIds, defaultGroupIds } = await this.access.of(ctx, row.id);
    const known = await this.#known(ctx);
    const existing = (ids: readonly string[]): string[] => ids.filter((id) => known.has(id));
    return { everybody: row.limitedSince === null, groupIds: existing(groupIds), defaultGroupIds: existing(defaultGroupIds) };
  }

  /** Inside the transaction that writes the connection. @throws AppError MODEL_GROUP_NOT_FOUND */
  async write(tx: RequestContext, connectionId: string, next: ModelAccess): Promise<void> {
    const known = await this.#known(tx);
    const groupIds = next.everybody ? [] : [...new Set(next.groupIds)];
    const defaultGroupIds = [...new Set(next.defaultGroupIds)];
    if ([...groupIds, ...defaultGroupIds].some((id) => !known.has(id))) throw new AppError('MODEL_GROUP_NOT_FOUND');
    await this.access.replace(tx, connectionId, { groupIds, defaultGroupIds }, this.clock.now());
  }

  remove(tx: RequestContext, connectionId: string): Promise<void> {
    return this.access.clear(tx, connectionId);
  }

  async #known(ctx: RequestContext): Promise<ReadonlySet<string>> {
    return new Set((await this.groups.names(ctx)).map(({ id }) => id));
  }
}
