import type { EXPORT_STATES, PartState, PersonalDataPart } from '@assist/contracts/people';
import {
  BigIntegerColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  PrimaryIdColumn,
  PrimaryTextColumn,
  TextColumn,
} from '@assist/platform/database';
import { Entity, ForeignKey, Index } from 'typeorm';

/** A copy of what is kept of a person, made for one who asked for it and gone a week later. */
@Entity('identity_export')
@Index(['requestedBy'])
@Index(['userId'])
export class ExportEntity {
  @PrimaryIdColumn() id!: string;
  /** Whose data it holds; the person may be gone before the copy is. */
  @IdColumn() userId!: string;
  @IdColumn() requestedBy!: string;
  @TextColumn(10) state!: (typeof EXPORT_STATES)[number];
  /** In the store for exports, once it is ready. */
  @TextColumn(200, { nullable: true }) blobKey!: string | null;
  @BigIntegerColumn({ nullable: true }) sizeBytes!: number | null;
  @InstantColumn() createdAt!: number;
  @InstantColumn() expiresAt!: number;
}

/** What one room adds to it. */
@Entity('identity_export_part')
@ForeignKey(() => ExportEntity, ['exportId'], ['id'], { onDelete: 'CASCADE' })
export class ExportPartEntity {
  @PrimaryIdColumn() exportId!: string;
  @PrimaryTextColumn(20) part!: PersonalDataPart;
  @TextColumn(10) state!: PartState;
  /** Files listed. */
  @IntegerColumn() done!: number;
  /** The list, in the store for exports. */
  @TextColumn(200, { nullable: true }) listKey!: string | null;
}
