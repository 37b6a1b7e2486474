import { Entity, Index } from 'typeorm';
import {
  BooleanColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  PrimaryIdColumn,
  TextColumn,
} from '../database/index.js';

/** One piece of durable work; see `work.repository.ts` for the states. */
@Entity('work_item')
@Index(['dedupeKey'], { unique: true })
@Index(['status', 'type', 'priority', 'readyAt'])
@Index(['status', 'leaseUntil'])
@Index(['type', 'subjectId'])
export class WorkItemEntity {
  @PrimaryIdColumn() id!: string;
  @TextColumn(60) type!: string;
  @IdColumn({ nullable: true }) subjectId!: string | null;
  @JsonColumn() payload!: unknown;
  @TextColumn(12) status!: string;
  @IntegerColumn() priority!: number;
  @InstantColumn() readyAt!: number;
  @IntegerColumn() attempt!: number;
  @IntegerColumn() crashes!: number;
  @TextColumn(120, { nullable: true }) leaseOwner!: string | null;
  @IdColumn({ nullable: true }) bootId!: string | null;
  @InstantColumn({ nullable: true }) leaseUntil!: number | null;
  @IntegerColumn() fence!: number;
  /** Unique while the item is open; cleared when it is settled. */
  @TextColumn(200, { nullable: true }) dedupeKey!: string | null;
  @BooleanColumn() cancelRequested!: boolean;
  @IdColumn({ nullable: true }) userId!: string | null;
  /** `key:<id>` of the API key that ordered the work: its scopes bind the work too. */
  @TextColumn(60, { nullable: true }) apiKey!: string | null;
  @TextColumn(5) locale!: string;
  @TextColumn(80, { nullable: true }) errorCode!: string | null;
  @InstantColumn() createdAt!: number;
  @InstantColumn({ nullable: true }) finishedAt!: number | null;
  /** When somebody asked for it again after it had failed. */
  @InstantColumn({ nullable: true }) retriedAt!: number | null;
}
