import type { Permission } from '@assist/contracts';
import { IdColumn, InstantColumn, JsonColumn, PrimaryIdColumn, TextColumn } from '@assist/platform/database';
import { Entity, ForeignKey, Index } from 'typeorm';
import { UserEntity } from '../users/user.entity.js';

/** A credential for programs that act for its owner. */
@Entity('identity_api_key')
@Index(['mark'], { unique: true })
@Index(['userId'])
@ForeignKey(() => UserEntity, ['userId'], ['id'], { onDelete: 'CASCADE' })
export class ApiKeyEntity {
  @PrimaryIdColumn() id!: string;
  @IdColumn() userId!: string;
  /** The part of its text by which it is found and known again. */
  @TextColumn(12) mark!: string;
  @TextColumn(64) secretHash!: string;
  @TextColumn(120) name!: string;
  /** At most this, and of it what the owner may do at the time of use. */
  @JsonColumn() scopes!: readonly Permission[];
  @InstantColumn() createdAt!: number;
  @InstantColumn({ nullable: true }) expiresAt!: number | null;
  /** To the minute. */
  @InstantColumn({ nullable: true }) lastUsedAt!: number | null;
  @TextColumn(64, { nullable: true }) lastUsedAddress!: string | null;
}
