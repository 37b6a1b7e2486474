import type { PreviewState, RetentionPart, RETENTION_WAITS } from '@assist/contracts/people';
import {
  BooleanColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  PrimaryIdColumn,
  PrimaryTextColumn,
  TextColumn,
} from '@assist/platform/database';
import { Entity, ForeignKey } from 'typeorm';
import { GroupEntity } from '../groups/group.entity.js';
import { UserEntity } from '../users/user.entity.js';

/** What holds for the members of a group in the place of the rule of the house. */
@Entity('identity_retention_exception')
@ForeignKey(() => GroupEntity, ['groupId'], ['id'], { onDelete: 'CASCADE' })
export class RetentionExceptionEntity {
  @PrimaryIdColumn() groupId!: string;
  @PrimaryTextColumn(20) part!: RetentionPart;
  /** Null: for ever. */
  @IntegerColumn({ nullable: true }) keepDays!: number | null;
  @InstantColumn() changedAt!: number;
}

/** The account cannot be deleted under it: the row refers to it without cascade. */
@Entity('identity_legal_hold')
@ForeignKey(() => UserEntity, ['userId'], ['id'], { onDelete: 'NO ACTION' })
export class LegalHoldEntity {
  @PrimaryIdColumn() userId!: string;
  @TextColumn(500) reason!: string;
  @InstantColumn() createdAt!: number;
  @IdColumn({ nullable: true }) createdBy!: string | null;
}

/** The last look of one room at what is older than its rules. */
@Entity('identity_retention_run')
export class RetentionRunEntity {
  @PrimaryTextColumn(20) part!: RetentionPart;
  /** Its work item; the same one goes on after a crash. */
  @IdColumn({ nullable: true }) workId!: string | null;
  @BooleanColumn() running!: boolean;
  @InstantColumn({ nullable: true }) lookedAt!: number | null;
  @InstantColumn({ nullable: true }) nextAt!: number | null;
  /** Since then each look came about when it was due, so the time that passed was real. */
  @InstantColumn({ nullable: true }) steadySince!: number | null;
  /** Nothing is deleted before: an exception was changed. */
  @InstantColumn({ nullable: true }) notBefore!: number | null;
  /** The rule of the house at that look; `ever` for none. */
  @TextColumn(10, { nullable: true }) houseSeen!: string | null;
  @IntegerColumn() removed!: number;
  @IntegerColumn() people!: number;
  @TextColumn(20, { nullable: true }) waiting!: (typeof RETENTION_WAITS)[number] | null;
}

/** A question of an administrator: what would be deleted if. */
@Entity('identity_retention_preview')
export class RetentionPreviewEntity {
  @PrimaryIdColumn() id!: string;
  @TextColumn(20) part!: RetentionPart;
  /** Null: the rule of the house. */
  @IdColumn({ nullable: true }) groupId!: string | null;
  @IntegerColumn({ nullable: true }) keepDays!: number | null;
  /** As without the exception, or as the default of the house: `keepDays` says nothing then. */
  @BooleanColumn() isReset!: boolean;
  @IdColumn() requestedBy!: string;
  @TextColumn(10) state!: PreviewState;
  @IntegerColumn() items!: number;
  @IntegerColumn() newly!: number;
  @IntegerColumn() people!: number;
  @InstantColumn() createdAt!: number;
}

export const retentionEntities = [RetentionExceptionEntity, LegalHoldEntity, RetentionRunEntity, RetentionPreviewEntity] as const;
