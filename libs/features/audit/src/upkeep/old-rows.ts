import type { RequestContext } from '@assist/kernel';
import { UserNames } from '@assist/identity/contracts';
import { Injectable } from '@nestjs/common';
import { BreakGlassRepository } from '../break-glass/break-glass.repository.js';
import { AuditCheckRepository } from '../checks/audit-check.repository.js';

/** What is kept beside the log goes when its entries go; requests about a person, when the account is gone. */
@Injectable()
export class OldRows {
  constructor(
    private readonly checks: AuditCheckRepository,
    private readonly breakGlass: BreakGlassRepository,
    private readonly names: UserNames,
  ) {}

  async deleteBefore(tx: RequestContext, at: number): Promise<void> {
    const last = await this.checks.newest(tx);
    if (last !== null) await this.checks.deleteBefore(tx, at, last.id);
    await this.breakGlass.deleteOver(tx, at);
    const people = await this.breakGlass.people(tx);
    const living = await this.names.of(tx, people);
    const gone = people.filter((id) => !living.has(id));
    await this.breakGlass.deleteAbout(tx, gone);
  }
}
