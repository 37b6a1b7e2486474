import type { Banner, BANNER_AUDIENCES, BANNER_SEVERITIES } from '@assist/contracts/house';
import { BooleanColumn, InstantColumn, IntegerColumn, JsonColumn, PrimaryIdColumn, TextColumn } from '@assist/platform/database';
import { Entity, ForeignKey, Index } from 'typeorm';

@Entity('banner')
export class BannerEntity {
  @PrimaryIdColumn() id!: string;
  /** Rises with every change: who put the one before away sees the new one. */
  @IntegerColumn() version!: number;
  @TextColumn(10) severity!: (typeof BANNER_SEVERITIES)[number];
  @JsonColumn() text!: Banner['text'];
  @TextColumn(10) audience!: (typeof BANNER_AUDIENCES)[number];
  @BooleanColumn() dismissible!: boolean;
  @InstantColumn({ nullable: true }) startsAt!: number | null;
  @InstantColumn({ nullable: true }) endsAt!: number | null;
  @InstantColumn() createdAt!: number;
  @InstantColumn() changedAt!: number;
}

/** Who has put which version away. */
@Entity('banner_dismissal')
@ForeignKey(() => BannerEntity, ['bannerId'], ['id'], { onDelete: 'CASCADE' })
@Index(['userId'])
export class BannerDismissalEntity {
  @PrimaryIdColumn() bannerId!: string;
  @PrimaryIdColumn() userId!: string;
  @IntegerColumn() version!: number;
  @InstantColumn() dismissedAt!: number;
}
