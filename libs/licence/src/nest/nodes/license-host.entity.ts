import { InstantColumn, JsonColumn, PrimaryTextColumn } from '@assist/platform/database';
import { Entity } from 'typeorm';

/** A host that ran the installation, for statements of use. */
@Entity('license_host')
export class LicenseHostEntity {
  @PrimaryTextColumn(64) host!: string;
  /** What licences could be bound to on it, as hashes. */
  @JsonColumn() components!: readonly string[];
  @InstantColumn() firstSeen!: number;
  @InstantColumn() lastSeen!: number;
}
