import { BooleanColumn, InstantColumn, PrimaryIdColumn, TextColumn } from '@assist/platform/database';
import { Entity, Index } from 'typeorm';

@Entity('identity_user')
@Index(['email'], { unique: true })
export class UserEntity {
  @PrimaryIdColumn() id!: string;
  /** Lower case. */
  @TextColumn(254) email!: string;
  @TextColumn(120) name!: string;
  @TextColumn(10) role!: 'admin' | 'user';
  /** PHC string of argon2id. */
  @TextColumn(300) passwordHash!: string;
  @TextColumn(5, { nullable: true }) locale!: 'de' | 'en' | null;
  @BooleanColumn() disabled!: boolean;
  @InstantColumn() createdAt!: number;
  @InstantColumn({ nullable: true }) lastLoginAt!: number | null;
}
