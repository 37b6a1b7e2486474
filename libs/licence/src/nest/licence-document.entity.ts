import { InstantColumn, LongTextColumn, PrimaryTextColumn } from '@assist/platform/database';
import { Entity } from 'typeorm';

/** Verified bytes, so that other processes and hosts can verify them again. */
@Entity('license_document')
export class LicenseDocumentEntity {
  /** `license`, `trust` or `revocation`. */
  @PrimaryTextColumn(20) id!: string;
  /** Base64 of the file as it came. */
  @LongTextColumn() bytes!: string;
  @InstantColumn() importedAt!: number;
}
