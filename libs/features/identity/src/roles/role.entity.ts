import { BooleanColumn, InstantColumn, JsonColumn, PrimaryTextColumn, TextColumn } from '@assist/platform/database';
import type { Permission } from '@assist/contracts';
import { Entity, Index } from 'typeorm';

/** A set of permissions. The row `user` exists only once somebody changed what the built-in role grants; `admin` never has one. */
@Entity('identity_role')
@Index(['name'], { unique: true })
export class RoleEntity {
  /** UUID, or `user`. */
  @PrimaryTextColumn(36) id!: string;
  @TextColumn(120) name!: string;
  @JsonColumn() permissions!: readonly Permission[];
  /** Whoever has the role must sign in with a second factor. */
  @BooleanColumn() secondFactor!: boolean;
  @InstantColumn() createdAt!: number;
}
