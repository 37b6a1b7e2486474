import type { ServiceReport } from '@assist/contracts/house';
import { InstantColumn, JsonColumn, PrimaryTextColumn, TextColumn } from '@assist/platform/database';
import { Entity } from 'typeorm';

/** The last sign of life of a process. Not written on SQLite, where there is one process. */
@Entity('service_heartbeat')
export class ServiceHeartbeatEntity {
  /** Name, host and port: a process that starts again is the same one. */
  @PrimaryTextColumn(200) id!: string;
  @TextColumn(60) service!: string;
  @TextColumn(40) version!: string;
  @TextColumn(120) host!: string;
  @InstantColumn() startedAt!: number;
  @InstantColumn() seenAt!: number;
  /** Set when it ended in order. */
  @InstantColumn({ nullable: true }) stoppedAt!: number | null;
  @JsonColumn() report!: ServiceReport;
}
