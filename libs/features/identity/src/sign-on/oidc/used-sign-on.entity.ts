import { InstantColumn, PrimaryTextColumn } from '@assist/platform/database';
import { Entity, Index } from 'typeorm';

/** A sign-in that came back from the provider: it cannot come back again. Kept until it would be too old anyway. */
@Entity('identity_used_sign_on')
@Index(['expiresAt'])
export class UsedSignOnEntity {
  /** SHA-256 of the state, hex. */
  @PrimaryTextColumn(64) id!: string;
  @InstantColumn() expiresAt!: number;
}
