import { BooleanColumn, InstantColumn, JsonColumn, PrimaryTextColumn } from '@assist/platform/database';
import { Entity } from 'typeorm';
import type { BindGrace, SeqMark, VersionMark } from '../core/index.js';

/** One row: what the installation remembers between two looks at its documents. */
@Entity('license_state')
export class LicenseStateEntity {
  @PrimaryTextColumn(20) id!: string;
  @InstantColumn() evaluationStartedAt!: number;
  @BooleanColumn() everActivated!: boolean;
  @JsonColumn() seqMarks!: readonly SeqMark[];
  /** Highest numbers seen, per world. */
  @JsonColumn() seen!: {
    readonly trust?: Readonly<Record<string, VersionMark>>;
    readonly revocation?: Readonly<Record<string, number>>;
  };
  @JsonColumn({ nullable: true }) bindGrace!: BindGrace | null;
}
