import { Global, Module } from '@nestjs/common';
import { BreakGlassAudit } from './break-glass/break-glass-audit.js';
import { BreakGlassGate } from './break-glass/break-glass-gate.js';
import { BreakGlassRepository } from './break-glass/break-glass.repository.js';
import { ReadUnderGrant } from './break-glass/read-under-grant.js';
import { BreakGlassAccess } from './contracts.js';

/** What every process needs that keeps things which a granted access may open: each proves the grant for itself. */
@Global()
@Module({
  providers: [BreakGlassAudit, BreakGlassGate, BreakGlassRepository, { provide: BreakGlassAccess, useClass: ReadUnderGrant }],
  exports: [BreakGlassAccess, BreakGlassAudit, BreakGlassGate, BreakGlassRepository],
})
export class AuditAccessModule {}
