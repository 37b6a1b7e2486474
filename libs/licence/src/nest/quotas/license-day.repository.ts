import type { RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { Between, LessThan } from 'typeorm';
import { LicenseDayEntity } from './license-day.entity.js';

@Injectable()
export class LicenseDayRepository {
  constructor(private readonly database: Database) {}

  /** The first mark of a day stays. */
  async mark(ctx: RequestContext, day: string, mark: string): Promise<void> {
    const values: LicenseDayEntity = { day, mark };
    await this.database.manager(ctx).createQueryBuilder().insert().into(LicenseDayEntity).values(values).orIgnore().execute();
  }

  between(ctx: RequestContext, from: string, to: string): Promise<LicenseDayEntity[]> {
    return this.database.manager(ctx).find(LicenseDayEntity, { where: { day: Between(from, to) }, order: { day: 'ASC' } });
  }

  async forgetBefore(ctx: RequestContext, day: string): Promise<void> {
    await this.database.manager(ctx).delete(LicenseDayEntity, { day: LessThan(day) });
  }
}
