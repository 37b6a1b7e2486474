import { IdColumn, InstantColumn, PrimaryIdColumn, TextColumn } from '@assist/platform/database';
import { Entity, ForeignKey, Index } from 'typeorm';
import { UserEntity } from '../users/user.entity.js';

/** A link that sets a new password, once. */
@Entity('identity_password_reset')
@Index(['userId'])
@ForeignKey(() => UserEntity, ['userId'], ['id'], { onDelete: 'CASCADE' })
export class PasswordResetEntity {
  @PrimaryIdColumn() id!: string;
  @IdColumn() userId!: string;
  @TextColumn(64) secretHash!: string;
  /** Who handed it out: it opens no account that this person may not touch when it is used. Null: it was mailed to its owner, or made on the host. */
  @IdColumn({ nullable: true }) madeBy!: string | null;
  @InstantColumn() createdAt!: number;
  @InstantColumn() expiresAt!: number;
}
