import type { RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { ServiceHeartbeatEntity } from './service-heartbeat.entity.js';

@Injectable()
export class HeartbeatRepository {
  constructor(private readonly database: Database) {}

  list(ctx: RequestContext): Promise<ServiceHeartbeatEntity[]> {
    return this.database.manager(ctx).find(ServiceHeartbeatEntity, { order: { service: 'ASC', id: 'ASC' } });
  }

  async save(ctx: RequestContext, heartbeat: ServiceHeartbeatEntity): Promise<void> {
    await this.database.manager(ctx).upsert(ServiceHeartbeatEntity, heartbeat, ['id']);
  }

  /** Processes that nobody has seen for so long were taken away on purpose. */
  async forget(ctx: RequestContext, seenBefore: number): Promise<void> {
    await this.database.manager(ctx).delete(ServiceHeartbeatEntity, { seenAt: LessThan(seenBefore) });
  }
}
