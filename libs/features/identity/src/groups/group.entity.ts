import { InstantColumn, PrimaryIdColumn, TextColumn } from '@assist/platform/database';
import { Entity, ForeignKey, Index } from 'typeorm';
import { UserEntity } from '../users/user.entity.js';

/** People who are granted something together; a role of the group is added to what each member's own role grants. */
@Entity('identity_group')
@Index(['name'], { unique: true })
export class GroupEntity {
  @PrimaryIdColumn() id!: string;
  @TextColumn(120) name!: string;
  @TextColumn(500) description!: string;
  @TextColumn(36, { nullable: true }) roleId!: string | null;
  @InstantColumn() createdAt!: number;
}

/** `source` says who put the member in: `local`, or the sign-on provider whose groups are followed. */
@Entity('identity_group_member')
@Index(['userId'])
@ForeignKey(() => GroupEntity, ['groupId'], ['id'], { onDelete: 'CASCADE' })
@ForeignKey(() => UserEntity, ['userId'], ['id'], { onDelete: 'CASCADE' })
export class GroupMemberEntity {
  @PrimaryIdColumn() groupId!: string;
  @PrimaryIdColumn() userId!: string;
  @TextColumn(60) source!: string;
  @InstantColumn() createdAt!: number;
}
