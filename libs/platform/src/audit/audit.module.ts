import { Module, type DynamicModule } from '@nestjs/common';
import { AuditLog } from './audit-log.js';
import { AuditReader } from './audit-reader.js';
import { AuditRepository } from './audit.repository.js';
import { AuditRetention } from './audit-retention.js';
import { ClockTrust } from './clock-trust.js';

/** Global: the audit log of the installation; every process writes into the one chain. */
@Module({})
export class AuditModule {
  static forRoot(): DynamicModule {
    const shared = [AuditLog, AuditReader, AuditRetention, ClockTrust];
    return { module: AuditModule, global: true, providers: [AuditRepository, ...shared], exports: shared };
  }
}
