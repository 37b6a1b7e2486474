import { BigIntegerColumn, InstantColumn, PrimaryIdColumn, TextColumn } from '@assist/platform/database';
import { Entity, ForeignKey } from 'typeorm';
import { UserEntity } from '../users/user.entity.js';

/** The app on a phone that shows a person codes. */
@Entity('identity_second_factor')
@ForeignKey(() => UserEntity, ['userId'], ['id'], { onDelete: 'CASCADE' })
export class SecondFactorEntity {
  @PrimaryIdColumn() userId!: string;
  /** Sealed; bound to the user. */
  @TextColumn(300) secret!: string;
  /** Null until a first code proved that the app has the secret. */
  @InstantColumn({ nullable: true }) confirmedAt!: number | null;
  /** Of the newest code that was used: it and those before open nothing any more. */
  @BigIntegerColumn({ nullable: true }) lastStep!: number | null;
  @InstantColumn() createdAt!: number;
}
