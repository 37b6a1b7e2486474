import { InstantColumn, PrimaryTextColumn } from '@assist/platform/database';
import { Entity } from 'typeorm';

/** One row from the moment at which the first administrator exists. */
@Entity('identity_installation')
export class InstallationEntity {
  @PrimaryTextColumn(20) id!: string;
  @InstantColumn() createdAt!: number;
}
