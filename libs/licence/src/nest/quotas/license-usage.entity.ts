import { BigIntegerColumn, PrimaryTextColumn } from '@assist/platform/database';
import { Entity } from 'typeorm';

/** How much of a quota was used: on each day (capacities: the most at once), and of capacities now. */
@Entity('license_usage')
export class LicenseUsageEntity {
  @PrimaryTextColumn(20) module!: string;
  @PrimaryTextColumn(40) quota!: string;
  /** `YYYY-MM-DD` in UTC, or `now`. */
  @PrimaryTextColumn(10) day!: string;
  /** Bytes or pieces. */
  @BigIntegerColumn() used!: number;
}
