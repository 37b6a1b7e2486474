import type { PartState, PersonalDataPart } from '@assist/contracts/people';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  PrimaryIdColumn,
  PrimaryTextColumn,
  TextColumn,
} from '@assist/platform/database';
import { Entity, ForeignKey } from 'typeorm';

/** The removal of a person's account and data; stays as the proof that it was done, with ids only. */
@Entity('identity_erasure')
export class ErasureEntity {
  @PrimaryIdColumn() userId!: string;
  /** Null: the installation itself. */
  @IdColumn({ nullable: true }) requestedBy!: string | null;
  @InstantColumn() requestedAt!: number;
  @InstantColumn({ nullable: true }) finishedAt!: number | null;
}

/** How far it is in one room. */
@Entity('identity_erasure_part')
@ForeignKey(() => ErasureEntity, ['userId'], ['userId'], { onDelete: 'CASCADE' })
export class ErasurePartEntity {
  @PrimaryIdColumn() userId!: string;
  @PrimaryTextColumn(20) part!: PersonalDataPart;
  @TextColumn(10) state!: PartState;
  @IntegerColumn() done!: number;
  @IntegerColumn({ nullable: true }) total!: number | null;
}
