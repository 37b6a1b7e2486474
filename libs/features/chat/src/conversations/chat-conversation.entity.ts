import { IdColumn, InstantColumn, PrimaryIdColumn, TextColumn } from '@assist/platform/database';
import { Entity, Index } from 'typeorm';

@Entity('chat_conversation')
@Index(['ownerId', 'updatedAt', 'id'])
export class ChatConversation {
  @PrimaryIdColumn() id!: string;
  @IdColumn() ownerId!: string;
  /** Empty until the first question. */
  @TextColumn(200) title!: string;
  @InstantColumn() createdAt!: number;
  /** Of the last question; the list is ordered by it. */
  @InstantColumn() updatedAt!: number;
}
