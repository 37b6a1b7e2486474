import { InstantColumn, PrimaryIdColumn, IdColumn } from '@assist/platform/database';
import { Entity, ForeignKey, Index } from 'typeorm';
import { LlmConnection } from '../connections/llm-connection.entity.js';

/** A group that may use a connection which is not for everybody. The group may be gone: then nobody is in it. */
@Entity('llm_connection_group')
@Index(['groupId'])
@ForeignKey(() => LlmConnection, ['connectionId'], ['id'], { onDelete: 'CASCADE' })
export class ConnectionGroup {
  @PrimaryIdColumn() connectionId!: string;
  @PrimaryIdColumn() groupId!: string;
}

/** The connection that answers the people of a group where they choose none. */
@Entity('llm_group_default')
@Index(['connectionId'])
@ForeignKey(() => LlmConnection, ['connectionId'], ['id'], { onDelete: 'CASCADE' })
export class GroupDefault {
  @PrimaryIdColumn() groupId!: string;
  @IdColumn() connectionId!: string;
  @InstantColumn() since!: number;
}
