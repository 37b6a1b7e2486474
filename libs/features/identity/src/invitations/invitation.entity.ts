import { IdColumn, InstantColumn, JsonColumn, PrimaryIdColumn, TextColumn } from '@assist/platform/database';
import { Entity, ForeignKey, Index } from 'typeorm';
import { UserEntity } from '../users/user.entity.js';

/** An account that somebody may open with a link. It takes no seat before. */
@Entity('identity_invitation')
@Index(['email'], { unique: true })
@Index(['invitedBy'])
@ForeignKey(() => UserEntity, ['invitedBy'], ['id'], { onDelete: 'SET NULL' })
export class InvitationEntity {
  @PrimaryIdColumn() id!: string;
  /** Lower case. */
  @TextColumn(254) email!: string;
  @TextColumn(120) name!: string;
  /** As people know roles: `admin`, `user`, or the id of one that was made here. */
  @TextColumn(36) role!: string;
  /** Ids; those that are gone at the acceptance are left out. */
  @JsonColumn() groups!: readonly string[];
  @TextColumn(64) secretHash!: string;
  /** Whose rights stand behind it: it opens nothing that this person could not give at the acceptance. */
  @IdColumn({ nullable: true }) invitedBy!: string | null;
  @InstantColumn() createdAt!: number;
  @InstantColumn() expiresAt!: number;
}
