import { IdColumn, InstantColumn, IntegerColumn, PrimaryIdColumn, TextColumn } from '@assist/platform/database';
import { Entity, ForeignKey, Index } from 'typeorm';

/** As it is stored: that nobody decided in time, or that the time to read is over, follows from the clock as well. */
export type StoredState = 'requested' | 'approved' | 'declined' | 'lapsed' | 'ended' | 'expired';

/** One administrator's wish to read the chats of one person, and what became of it. */
@Entity('audit_break_glass')
@Index(['personId'])
@Index(['state'])
@Index(['requesterId', 'personId', 'openMark'], { unique: true })
export class BreakGlassEntity {
  @PrimaryIdColumn() id!: string;
  @IdColumn() requesterId!: string;
  @IdColumn() personId!: string;
  @TextColumn(500) reason!: string;
  @IntegerColumn() hours!: number;
  @TextColumn(10) state!: StoredState;
  /** `open` while it is requested or approved, then null: the index lets a requester have one open for a person. */
  @TextColumn(4, { nullable: true }) openMark!: 'open' | null;
  @InstantColumn() requestedAt!: number;
  @InstantColumn() decideBy!: number;
  @IdColumn({ nullable: true }) deciderId!: string | null;
  @InstantColumn({ nullable: true }) decidedAt!: number | null;
  @InstantColumn({ nullable: true }) readUntil!: number | null;
  @InstantColumn({ nullable: true }) endedAt!: number | null;
  /** When the list of the chats was looked at last. */
  @InstantColumn({ nullable: true }) listedAt!: number | null;
  /** When anything was looked at last. */
  @InstantColumn({ nullable: true }) readAt!: number | null;
  /** When the person concerned confirmed the notice, and up to which look that notice told. */
  @InstantColumn({ nullable: true }) acknowledgedAt!: number | null;
  @InstantColumn({ nullable: true }) seenUntil!: number | null;
}

/** A chat that was opened by it. */
@Entity('audit_break_glass_opening')
@ForeignKey(() => BreakGlassEntity, ['grantId'], ['id'], { onDelete: 'CASCADE' })
export class BreakGlassOpeningEntity {
  @PrimaryIdColumn() grantId!: string;
  @PrimaryIdColumn() chatId!: string;
  @InstantColumn() firstAt!: number;
  @InstantColumn() lastAt!: number;
}

export const breakGlassEntities = [BreakGlassEntity, BreakGlassOpeningEntity] as const;
