import { PrimaryTextColumn, TextColumn } from '@assist/platform/database';
import { Entity } from 'typeorm';

/**
 * A random mark for each day on which the installation ran. Two copies of one installation draw different marks from
 * the day of the copy on, which their statements show.
 */
@Entity('license_day')
export class LicenseDayEntity {
  /** `YYYY-MM-DD` in UTC. */
  @PrimaryTextColumn(10) day!: string;
  @TextColumn(8) mark!: string;
}
