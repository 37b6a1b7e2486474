import { LongTextColumn, PrimaryTextColumn, TextColumn } from '@assist/platform/database';
import { Entity } from 'typeorm';

/** The id of the only row. */
export const STATE_ROW = 'state';

/** One row: what the installation remembers between two looks at its documents, signed with its key. */
@Entity('license_state')
export class LicenseStateEntity {
  @PrimaryTextColumn(20) id!: string;
  /** JSON, kept as the text that was signed; empty while the row is made. */
  @LongTextColumn() memory!: string;
  /** HMAC-SHA-256 in hex; null in a row of a version that did not sign. */
  @TextColumn(64, { nullable: true }) mac!: string | null;
  /** The installation id of the key that signed. */
  @TextColumn(26, { nullable: true }) macBy!: string | null;
}
