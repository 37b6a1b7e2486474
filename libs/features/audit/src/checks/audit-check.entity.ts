import type { AuditCheckState, AuditVerdict } from '@assist/contracts/house';
import { BigIntegerColumn, IdColumn, InstantColumn, JsonColumn, PrimaryIdColumn, TextColumn } from '@assist/platform/database';
import { Entity, Index } from 'typeorm';

/** One look at the whole chain. */
@Entity('audit_check')
@Index(['openMark'], { unique: true })
export class AuditCheckEntity {
  @PrimaryIdColumn() id!: string;
  @TextColumn(10) state!: AuditCheckState;
  /** `open` until it has ended, then null: the index lets one be open at a time. */
  @TextColumn(4, { nullable: true }) openMark!: 'open' | null;
  /** Null for the daily one. */
  @IdColumn({ nullable: true }) startedBy!: string | null;
  @InstantColumn() startedAt!: number;
  @InstantColumn({ nullable: true }) finishedAt!: number | null;
  @BigIntegerColumn() checked!: number;
  @BigIntegerColumn() total!: number;
  @JsonColumn({ nullable: true }) verdict!: AuditVerdict | null;
}
