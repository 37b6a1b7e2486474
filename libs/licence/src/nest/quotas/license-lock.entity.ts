import { PrimaryTextColumn } from '@assist/platform/database';
import { Entity } from 'typeorm';

/** A row for everything that only one transaction of the installation may do at a time. */
@Entity('license_lock')
export class LicenseLockEntity {
  @PrimaryTextColumn(60) id!: string;
}
