import type { Citation, Message, Problem } from '@assist/contracts';
import {
  BooleanColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  LongTextColumn,
  PrimaryIdColumn,
  TextColumn,
} from '@assist/platform/database';
import { Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import { ChatConversation } from '../conversations/chat-conversation.entity.js';

/** A question or an answer. Answers also keep what they need to be written again. */
@Entity('chat_message')
@Index(['chatId', 'position'], { unique: true })
export class ChatMessage {
  @PrimaryIdColumn() id!: string;
  @IdColumn() chatId!: string;
  @IdColumn() ownerId!: string;
  /** Order within the chat, from 1; unique, so that two questions at once cannot both take the next place. */
  @IntegerColumn() position!: number;
  @TextColumn(10) role!: Message['role'];
  @LongTextColumn() text!: string;
  @TextColumn(10) state!: Message['state'];
  @JsonColumn() citations!: Citation[];
  @JsonColumn() notices!: Message['notices'];
  @TextColumn(200, { nullable: true }) model!: string | null;
  @JsonColumn({ nullable: true }) problem!: Problem | null;
  @InstantColumn() createdAt!: number;
  @InstantColumn({ nullable: true }) finishedAt!: number | null;
  /** Answers only: the question that it answers, where to search and which model to ask. */
  @IdColumn({ nullable: true }) questionId!: string | null;
  @JsonColumn({ nullable: true }) collectionIds!: string[] | null;
  @IdColumn({ nullable: true }) modelId!: string | null;
  /** How often the writing began; events of an earlier run are told apart by it. */
  @IntegerColumn() run!: number;
  /** Somebody wants it stopped, whatever becomes of the process that writes it. */
  @BooleanColumn() stopRequested!: boolean;

  @ManyToOne(() => ChatConversation, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'chat_id' })
  chat?: ChatConversation;
}
