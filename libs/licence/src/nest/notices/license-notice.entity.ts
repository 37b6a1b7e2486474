import { InstantColumn, JsonColumn, PrimaryTextColumn } from '@assist/platform/database';
import { Entity } from 'typeorm';

/** Something that is done or told once: a warning of a licence, an online check. */
@Entity('license_notice')
export class LicenseNoticeEntity {
  @PrimaryTextColumn(120) id!: string;
  @InstantColumn() at!: number;
  @JsonColumn({ nullable: true }) detail!: Readonly<Record<string, string>> | null;
}
