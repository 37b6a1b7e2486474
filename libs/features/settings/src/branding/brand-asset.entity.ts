import { InstantColumn, LongTextColumn, PrimaryTextColumn, TextColumn } from '@assist/platform/database';
import { Entity } from 'typeorm';

/** A picture of the brand, in the database: every process of every host can show it. */
@Entity('brand_asset')
export class BrandAssetEntity {
  /** Of the bytes, in hex. */
  @PrimaryTextColumn(64) sha256!: string;
  @TextColumn(40) mediaType!: string;
  /** Base64; 256 KiB at most. */
  @LongTextColumn() bytes!: string;
  @InstantColumn() createdAt!: number;
}
