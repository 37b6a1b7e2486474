import { IdColumn, InstantColumn, IntegerColumn, PrimaryIdColumn, TextColumn } from '@assist/platform/database';
import { Entity, ForeignKey, Index } from 'typeorm';
import { UserEntity } from '../users/user.entity.js';

/** Between the two steps of a sign-in: the password was right, the code is still to come. */
@Entity('identity_sign_in_challenge')
@Index(['userId'])
@ForeignKey(() => UserEntity, ['userId'], ['id'], { onDelete: 'CASCADE' })
export class SignInChallengeEntity {
  @PrimaryIdColumn() id!: string;
  @IdColumn() userId!: string;
  @TextColumn(64) secretHash!: string;
  /** Who proved the first step: null for a password of ours, else the directory. */
  @TextColumn(40, { nullable: true }) provider!: string | null;
  /** Codes that were tried with it. */
  @IntegerColumn() attempts!: number;
  @InstantColumn() createdAt!: number;
  @InstantColumn() expiresAt!: number;
}
