import type { AuditAction, AuditActorKind, AuditOutcome } from '@assist/contracts/house';
import { Entity, Index } from 'typeorm';
import {
  BigIntegerColumn,
  BooleanColumn,
  InstantColumn,
  LongTextColumn,
  PrimaryBigIntegerColumn,
  PrimaryTextColumn,
  TextColumn,
} from '../database/index.js';

/** One entry of the chain; the database refuses to change it. */
@Entity('audit_entry')
@Index(['at'])
@Index(['action', 'seq'])
@Index(['actorId', 'seq'])
@Index(['targetId', 'seq'])
export class AuditEntryEntity {
  @PrimaryBigIntegerColumn() seq!: number;
  @InstantColumn() at!: number;
  @TextColumn(20) actorKind!: AuditActorKind;
  @TextColumn(120, { nullable: true }) actorId!: string | null;
  @TextColumn(80) action!: AuditAction;
  @TextColumn(10) outcome!: AuditOutcome;
  @TextColumn(60, { nullable: true }) targetType!: string | null;
  @TextColumn(200, { nullable: true }) targetId!: string | null;
  @TextColumn(64) requestId!: string;
  @TextColumn(64, { nullable: true }) address!: string | null;
  /** JSON text as it was hashed: never parsed and written again. */
  @LongTextColumn() detail!: string;
  @BooleanColumn() clockPending!: boolean;
  @TextColumn(64) prevHash!: string;
  @TextColumn(64) hash!: string;
}

/** One row, locked by whoever adds to the chain. */
@Entity('audit_head')
export class AuditHeadEntity {
  @PrimaryTextColumn(20) id!: string;
  /** Of the newest entry; 0 before the first. */
  @BigIntegerColumn() seq!: number;
  @TextColumn(64) hash!: string;
  /** The oldest entry that must be there; those before it were pruned. */
  @BigIntegerColumn() keptFrom!: number;
}

export const auditEntities = [AuditEntryEntity, AuditHeadEntity] as const;
