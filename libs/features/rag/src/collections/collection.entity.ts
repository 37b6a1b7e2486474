import { BooleanColumn, IdColumn, InstantColumn, PrimaryIdColumn, TextColumn } from '@assist/platform/database';
import { Entity, Index } from 'typeorm';

@Entity('rag_collection')
@Index(['ownerId', 'nameKey'], { unique: true })
@Index(['defaultOf'], { unique: true })
export class RagCollection {
  @PrimaryIdColumn() id!: string;
  @IdColumn() ownerId!: string;
  @TextColumn(120) name!: string;
  /** The name as names are compared: without case. */
  @TextColumn(400) nameKey!: string;
  @BooleanColumn() isDefault!: boolean;
  /** The owner, for the default collection only: unique, so that there is one. */
  @IdColumn({ nullable: true }) defaultOf!: string | null;
  @InstantColumn() createdAt!: number;
}
