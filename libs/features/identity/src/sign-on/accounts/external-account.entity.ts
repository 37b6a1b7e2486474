import { BooleanColumn, IdColumn, InstantColumn, PrimaryTextColumn } from '@assist/platform/database';
import { Entity, ForeignKey, Index } from 'typeorm';
import { UserEntity } from '../../users/user.entity.js';

/** That a person of an identity provider or directory is this user. The subject never changes; names and addresses do. */
@Entity('identity_external')
@Index(['userId', 'provider'], { unique: true })
@ForeignKey(() => UserEntity, ['userId'], ['id'], { onDelete: 'CASCADE' })
export class ExternalAccountEntity {
  @PrimaryTextColumn(40) provider!: string;
  @PrimaryTextColumn(255) subject!: string;
  @IdColumn() userId!: string;
  /** The directory does not know the person any more, and so suspended the user; when it does again, the user comes back. */
  @BooleanColumn() suspended!: boolean;
  /** When the provider last said that the person may come in. */
  @InstantColumn() confirmedAt!: number;
  @InstantColumn() createdAt!: number;
}
