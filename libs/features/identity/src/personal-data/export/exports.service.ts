import type { PersonalExport } from '@assist/contracts/people';
import { Clock, type RequestContext } from '@assist/kernel';
import { userIdOf } from '@assist/platform/http';
import { Injectable } from '@nestjs/common';
import { UserNames } from '../../contracts.js';
import type { ExportEntity } from './export.entity.js';
import { ExportRepository } from './export.repository.js';
import { toPersonalExport } from './exports.dto.js';

/** Exports as the caller sees them: those asked for, and those that others had made about the caller. */
@Injectable()
export class Exports {
  constructor(
    private readonly repository: ExportRepository,
    private readonly users: UserNames,
    private readonly clock: Clock,
  ) {}

  async list(ctx: RequestContext): Promise<{ items: PersonalExport[] }> {
    return { items: await this.describe(ctx, await this.repository.listFor(ctx, userIdOf(ctx), this.clock.now())) };
  }

  async describe(ctx: RequestContext, rows: readonly ExportEntity[]): Promise<PersonalExport[]> {
    const parts = await this.repository.parts(
      ctx,
      rows.map(({ id }) => id),
    );
    const names = await this.users.of(
      ctx,
      rows.flatMap(({ userId, requestedBy }) => [userId, requestedBy]),
    );
    return rows.map((row) => {
      const done = parts.filter(({ exportId }) => exportId === row.id).reduce((sum, part) => sum + part.done, 0);
      return toPersonalExport(row, { done, names, viewerId: userIdOf(ctx) });
    });
  }
}
