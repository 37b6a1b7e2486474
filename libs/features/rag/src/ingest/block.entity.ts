import { IdColumn, IntegerColumn, JsonColumn, LongTextColumn, PrimaryIdColumn, TextColumn } from '@assist/platform/database';
import { Entity, Index } from 'typeorm';
import type { BlockKind } from '../parse/block.js';
import type { StoredLine } from './stored-lines.js';

/** A block of the extracted text. */
@Entity('rag_block')
@Index(['documentId', 'version', 'ordinal'], { unique: true })
export class RagBlock {
  @PrimaryIdColumn() id!: string;
  @IdColumn() documentId!: string;
  @IntegerColumn() version!: number;
  @IntegerColumn() ordinal!: number;
  @TextColumn(12) kind!: BlockKind;
  @IntegerColumn({ nullable: true }) level!: number | null;
  @IntegerColumn({ nullable: true }) page!: number | null;
  @IntegerColumn() charStart!: number;
  @IntegerColumn() charEnd!: number;
  @LongTextColumn() text!: string;
  @JsonColumn() lines!: readonly StoredLine[];
}
