import { IdColumn, InstantColumn, PrimaryIdColumn, TextColumn } from '@assist/platform/database';
import { Entity, ForeignKey, Index } from 'typeorm';
import { UserEntity } from '../users/user.entity.js';

/** One signed-in device: a family of refresh tokens of which the newest counts. */
@Entity('identity_session')
@Index(['userId'])
@ForeignKey(() => UserEntity, ['userId'], ['id'], { onDelete: 'CASCADE' })
export class SessionEntity {
  @PrimaryIdColumn() id!: string;
  @IdColumn() userId!: string;
  /** SHA-256 of the current refresh token's secret, hex. */
  @TextColumn(64) tokenHash!: string;
  /** That of the one before, which is taken for a few seconds more (two tabs, a lost answer). */
  @TextColumn(64, { nullable: true }) previousHash!: string | null;
  @InstantColumn() rotatedAt!: number;
  @InstantColumn() createdAt!: number;
  @InstantColumn() expiresAt!: number;
  /** What the browser said of itself at the sign-in. */
  @TextColumn(300, { nullable: true }) userAgent!: string | null;
  /** Where it was last seen, and when, to the minute. */
  @TextColumn(64, { nullable: true }) address!: string | null;
  @InstantColumn({ nullable: true }) lastSeenAt!: number | null;
  /** The identity provider or directory that let the person in; null: a password of ours. */
  @TextColumn(40, { nullable: true }) provider!: string | null;
}
