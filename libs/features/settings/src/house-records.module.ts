import { Module } from '@nestjs/common';
import { BannerRepository } from './banners/banner.repository.js';
import { HouseData } from './personal-data.js';
import { UsageDays } from './usage/usage-day.repository.js';

/** What the administration keeps of people: figures of usage, and which announcements they put away. */
@Module({
  providers: [BannerRepository, UsageDays, HouseData],
  exports: [BannerRepository, UsageDays],
})
export class HouseRecordsModule {}
