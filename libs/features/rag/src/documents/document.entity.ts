import type { DOCUMENT_STATES, DocumentFailure } from '@assist/contracts';
import { BigIntegerColumn, IdColumn, InstantColumn, IntegerColumn, PrimaryIdColumn, TextColumn } from '@assist/platform/database';
import { Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import type { Lang } from '../analysis/language.js';
import { RagCollection } from '../collections/collection.entity.js';

export type DocumentState = (typeof DOCUMENT_STATES)[number];

@Entity('rag_document')
@Index(['collectionId', 'sha256'], { unique: true })
@Index(['collectionId', 'state'])
@Index(['ownerId'])
export class RagDocument {
  @PrimaryIdColumn() id!: string;
  @IdColumn() collectionId!: string;
  @ManyToOne(() => RagCollection, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'collection_id' })
  collection?: Relation<RagCollection>;
  /** The owner of the collection. */
  @IdColumn() ownerId!: string;
  @TextColumn(255) name!: string;
  @TextColumn(150) mediaType!: string;
  @BigIntegerColumn() sizeBytes!: number;
  @TextColumn(64) sha256!: string;
  @TextColumn(200) blobKey!: string;
  /** Rises with every new try: blocks and chunks of older versions are not part of the document. */
  @IntegerColumn() version!: number;
  @TextColumn(12) state!: DocumentState;
  @IntegerColumn() progressDone!: number;
  @IntegerColumn({ nullable: true }) progressTotal!: number | null;
  @TextColumn(30, { nullable: true }) failure!: DocumentFailure | null;
  @TextColumn(300, { nullable: true }) failureDetail!: string | null;
  @IntegerColumn({ nullable: true }) pageCount!: number | null;
  @IntegerColumn() blockCount!: number;
  @IntegerColumn() chunkCount!: number;
  @TextColumn(10, { nullable: true }) lang!: Lang | null;
  /** Title that the file states; shown nowhere yet, kept because reading it again would need the file. */
  @TextColumn(300, { nullable: true }) statedTitle!: string | null;
  @InstantColumn() createdAt!: number;
  @InstantColumn({ nullable: true }) readyAt!: number | null;
}
