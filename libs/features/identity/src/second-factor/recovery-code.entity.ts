import { InstantColumn, PrimaryIdColumn, PrimaryTextColumn } from '@assist/platform/database';
import { Entity, ForeignKey } from 'typeorm';
import { UserEntity } from '../users/user.entity.js';

/** One use of the account without the phone; the row goes with its use. */
@Entity('identity_recovery_code')
@ForeignKey(() => UserEntity, ['userId'], ['id'], { onDelete: 'CASCADE' })
export class RecoveryCodeEntity {
  @PrimaryIdColumn() userId!: string;
  /** SHA-256, hex: 80 random bits cannot be guessed. It works also when SECRET_KEY is lost. */
  @PrimaryTextColumn(64) hash!: string;
  @InstantColumn() createdAt!: number;
}
