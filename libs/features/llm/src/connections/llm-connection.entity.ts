import type { Provider } from '@assist/contracts';
import { IdColumn, InstantColumn, LongTextColumn, PrimaryIdColumn, TextColumn } from '@assist/platform/database';
import { Entity, Index } from 'typeorm';

/** A model endpoint that an administrator has connected. */
@Entity('llm_connection')
@Index(['seededFrom'], { unique: true })
export class LlmConnection {
  @PrimaryIdColumn() id!: string;
  @TextColumn(120) name!: string;
  @TextColumn(20) provider!: Provider;
  @TextColumn(500, { nullable: true }) baseUrl!: string | null;
  /** Empty: the first model that the endpoint lists. */
  @TextColumn(200) model!: string;
  @LongTextColumn({ nullable: true }) sealedKey!: string | null;
  @TextColumn(40, { nullable: true }) apiVersion!: string | null;
  /** Null: for everybody; else for the people of its groups only. */
  @InstantColumn({ nullable: true }) limitedSince!: number | null;
  /** The latest one is the default; an instant and not a flag, so that two administrators at once leave one default. */
  @InstantColumn({ nullable: true }) defaultSince!: number | null;
  /** Environment variable that it was made from. Removed ones stay as a mark, so that a restart does not bring them back. */
  @TextColumn(60, { nullable: true }) seededFrom!: string | null;
  @InstantColumn({ nullable: true }) removedAt!: number | null;
  @InstantColumn() createdAt!: number;
  @IdColumn({ nullable: true }) createdBy!: string | null;
}
