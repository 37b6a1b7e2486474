import { Entity } from 'typeorm';
import { IdColumn, InstantColumn, IntegerColumn, JsonColumn, PrimaryTextColumn } from '../database/index.js';

/**
 * A setting that somebody changed. `value` is null once it was set back to its default: the row stays for its version,
 * so that a change which is based on an older state is always seen.
 */
@Entity('setting')
export class SettingEntity {
  @PrimaryTextColumn(80) key!: string;
  @JsonColumn({ nullable: true }) value!: unknown;
  @IntegerColumn() version!: number;
  @InstantColumn() changedAt!: number;
  @IdColumn({ nullable: true }) changedBy!: string | null;
}

export const settingsEntities = [SettingEntity] as const;
