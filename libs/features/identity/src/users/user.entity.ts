import { BooleanColumn, InstantColumn, PrimaryIdColumn, TextColumn } from '@assist/platform/database';
import { Entity, Index } from 'typeorm';

@Entity('identity_user')
@Index(['email'], { unique: true })
export class UserEntity {
  @PrimaryIdColumn() id!: string;
  /** Lower case. */
  @TextColumn(254) email!: string;
  @TextColumn(120) name!: string;
  /** The name as it is searched and ordered; the repository keeps it. */
  @TextColumn(240, { nullable: true }) nameKey!: string | null;
  @TextColumn(10) role!: 'admin' | 'user';
  /** A role made by the administrators, in the place of what `user` grants. */
  @TextColumn(36, { nullable: true }) roleId!: string | null;
  /** PHC string of argon2id; `NO_PASSWORD` for those who sign in elsewhere. */
  @TextColumn(300) passwordHash!: string;
  @TextColumn(5, { nullable: true }) locale!: 'de' | 'en' | null;
  @BooleanColumn() disabled!: boolean;
  /** Since then the account and all data of the person are being removed; it is also suspended. */
  @InstantColumn({ nullable: true }) erasingSince!: number | null;
  @InstantColumn() createdAt!: number;
  @InstantColumn({ nullable: true }) lastLoginAt!: number | null;
}
