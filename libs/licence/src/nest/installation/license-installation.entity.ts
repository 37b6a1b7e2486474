import { InstantColumn, LongTextColumn, PrimaryTextColumn, TextColumn } from '@assist/platform/database';
import { Entity } from 'typeorm';

/**
 * A key of this installation. Usually one row; another SECRET_KEY makes a further one, and the first comes back when
 * its SECRET_KEY does.
 */
@Entity('license_installation')
export class LicenseInstallationEntity {
  /** The installation id that the key makes. */
  @PrimaryTextColumn(26) id!: string;
  @TextColumn(43) publicKey!: string;
  /** Private half, sealed with a key that SECRET_KEY gives. */
  @LongTextColumn() sealed!: string;
  @InstantColumn() madeAt!: number;
}
