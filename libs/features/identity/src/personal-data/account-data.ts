import type { RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Mailer } from '@assist/platform/mail';
import { Injectable } from '@nestjs/common';
import { PersonalData, type Erasing, type ExportedFile } from '../contracts.js';
import { UserRepository } from '../users/user.repository.js';
import { AccountProfile } from './account-profile.js';
import { DropExport } from './export/drop-export.js';
import { ExportRepository } from './export/export.repository.js';

/** The account itself, with what hangs on it, and copies that the person had made. */
@Injectable()
export class AccountData extends PersonalData {
  override readonly part = 'identity';

  constructor(
    private readonly database: Database,
    private readonly users: UserRepository,
    private readonly profile: AccountProfile,
    private readonly exports: ExportRepository,
    private readonly dropExport: DropExport,
    private readonly mailer: Mailer,
  ) {
    super();
  }

  override async counts(ctx: RequestContext, userId: string): Promise<Readonly<Record<string, number>>> {
    return { ...(await this.profile.counts(ctx, userId)), exports: (await this.exports.listRequestedBy(ctx, userId)).length };
  }

  override async *export(ctx: RequestContext, userId: string): AsyncIterable<ExportedFile> {
    const profile = await this.profile.read(ctx, userId);
    if (profile === null) return;
    yield { path: 'profile.json', modifiedAt: Date.now(), text: `${JSON.stringify(profile, null, 2)}\n` };
  }

  /** An account does not grow old by itself: without `unusedSince` only. Copies that others had made stay till they expire. */
  override async erase(ctx: RequestContext, userId: string, { unusedSince, report }: Erasing): Promise<void> {
    if (unusedSince !== undefined) return;
    for (const { id } of await this.exports.listRequestedBy(ctx, userId)) await this.dropExport.execute(ctx, id);
    await this.mailer.forget(ctx, userId);
    await this.database.transaction(ctx, (tx) => this.users.delete(tx, userId));
    await report(1, 1);
  }
}
