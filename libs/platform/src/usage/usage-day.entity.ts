import { Entity, Index } from 'typeorm';
import { BigIntegerColumn, PrimaryTextColumn } from '../database/index.js';

/** What one person did on one day (UTC), with one model or, for all that is no matter of models, with none. */
@Entity('usage_day')
@Index(['userId'])
export class UsageDayEntity {
  /** `2026-11-21` */
  @PrimaryTextColumn(10) day!: string;
  /** Empty in the line that tells that somebody looked on that day what is kept. */
  @PrimaryTextColumn(36) userId!: string;
  /** Empty where no model is meant. */
  @PrimaryTextColumn(200) model!: string;
  @BigIntegerColumn() questions!: number;
  /** Calls to models. */
  @BigIntegerColumn() requests!: number;
  @BigIntegerColumn() inputTokens!: number;
  @BigIntegerColumn() outputTokens!: number;
  /** New ones. */
  @BigIntegerColumn() documents!: number;
  @BigIntegerColumn() uploadedBytes!: number;
  /** All that is there, as of the last look of the day. */
  @BigIntegerColumn() storedDocuments!: number;
  @BigIntegerColumn() storedBytes!: number;
}

export const usageEntities = [UsageDayEntity] as const;
