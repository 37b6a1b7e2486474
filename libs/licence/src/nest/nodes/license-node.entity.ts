import { InstantColumn, PrimaryIdColumn, TextColumn } from '@assist/platform/database';
import { Entity } from 'typeorm';

/** A running process and the host it runs on. A host is there as long as one of its processes holds a lease. */
@Entity('license_node')
export class LicenseNodeEntity {
  @PrimaryIdColumn() processId!: string;
  /** A hash; see `host-mark.ts`. */
  @TextColumn(64) host!: string;
  /** Since when the host is there. */
  @InstantColumn() since!: number;
  @InstantColumn() leaseUntil!: number;
}
