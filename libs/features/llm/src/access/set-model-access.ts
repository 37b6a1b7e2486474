import type { ModelAccess } from '@assist/contracts';
import { UserGroups } from '@assist/identity/contracts';
import { AppError, Clock, type RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import type { LlmConnection } from '../connections/llm-connection.entity.js';
import { ModelAccessRepository, type GroupsOfConnection } from './model-access.repository.js';

type Limited = Pick<LlmConnection, 'id' | 'limitedSince'>;

/** Who may use a connection, as administrators see and decide it. */
@Injectable()
export class SetModelAccess {
  constructor(
    private readonly access: ModelAccessRepository,
    private readonly groups: UserGroups,
    private readonly clock: Clock,
  ) {}

  /** Without groups that are gone. */
  async read(ctx: RequestContext, row: Limited): Promise<ModelAccess> {
    const groups = await this.access.of(ctx, [row.id]);
    return accessOf(row, groups.get(row.id), await this.#known(ctx));
  }

  /** Of all of them at once, in their order. */
  async readAll<Row extends Limited>(ctx: RequestContext, rows: readonly Row[]): Promise<{ row: Row; access: ModelAccess }[]> {
    const ids = rows.map(({ id }) => id);
    const groups = await this.access.of(ctx, ids);
    const known = await this.#known(ctx);
    return rows.map((row) => ({ row, access: accessOf(row, groups.get(row.id), known) }));
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

function accessOf({ limitedSince }: Limited, of: GroupsOfConnection | undefined, known: ReadonlySet<string>): ModelAccess {
  const existing = (ids: readonly string[] = []): string[] => ids.filter((id) => known.has(id));
  return { everybody: limitedSince === null, groupIds: existing(of?.groupIds), defaultGroupIds: existing(of?.defaultGroupIds) };
}
