import { PersonalData, type Erasing, type ExportedFile } from '@assist/identity/contracts';
import { Clock, type RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { BannerRepository } from './banners/banner.repository.js';
import { UsageDays } from './usage/usage-day.repository.js';

/** What the administration keeps of a person: the figures of usage, and which announcements were put away. */
@Injectable()
export class HouseData extends PersonalData {
  override readonly part = 'house';

  constructor(
    private readonly database: Database,
    private readonly usage: UsageDays,
    private readonly banners: BannerRepository,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async counts(ctx: RequestContext, userId: string): Promise<Readonly<Record<string, number>>> {
    const [usageDays, dismissals] = await Promise.all([
      this.usage.countOfUser(ctx, userId),
      this.banners.countDismissals(ctx, userId),
    ]);
    return { usageDays, dismissals };
  }

  override async *export(ctx: RequestContext, userId: string): AsyncIterable<ExportedFile> {
    const lines = (await this.usage.ofUser(ctx, userId)).map(({ userId: _, ...line }) => line);
    if (lines.length === 0) return;
    yield { path: 'usage.json', modifiedAt: this.clock.now(), text: `${JSON.stringify(lines, null, 2)}\n` };
  }

  /** Figures have an age of their own (`usage.keepDays`), so a rule about what is not used any more touches none. */
  override async erase(ctx: RequestContext, userId: string, { unusedSince, report }: Erasing): Promise<void> {
    if (unusedSince !== undefined) return;
    await this.database.transaction(ctx, async (tx) => {
      await this.usage.deleteOfUser(tx, userId);
      await this.banners.deleteDismissals(tx, userId);
    });
    await report(1, 1);
  }
}
