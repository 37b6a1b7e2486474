import { IdColumn, IntegerColumn, JsonColumn, LongTextColumn, PrimaryIdColumn, TextColumn } from '@assist/platform/database';
import { Entity, Index } from 'typeorm';
import type { Lang } from '../analysis/language.js';
import type { BlockKind } from '../parse/block.js';
import type { StoredLine } from './stored-lines.js';

/** A part of a document that is ranked as one; what the index is rebuilt from. */
@Entity('rag_chunk')
@Index(['documentId', 'version', 'ordinal'], { unique: true })
export class RagChunk {
  @PrimaryIdColumn() id!: string;
  @IdColumn() documentId!: string;
  @IntegerColumn() version!: number;
  @IntegerColumn() ordinal!: number;
  @TextColumn(12) kind!: BlockKind;
  @TextColumn(10) lang!: Lang;
  @IntegerColumn({ nullable: true }) page!: number | null;
  @IntegerColumn() charStart!: number;
  @IntegerColumn() charEnd!: number;
  @JsonColumn() headingPath!: readonly string[];
  @LongTextColumn() text!: string;
  @JsonColumn() lines!: readonly StoredLine[];
}
