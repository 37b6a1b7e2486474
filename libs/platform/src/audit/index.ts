export {
  CHAIN_START,
  hashOf,
  verifyAuditChain,
  type AuditRow,
  type ChainEnd,
  type ChainExpectation,
  type ChainFault,
  type ChainVerdict,
} from './audit-chain.js';
export { auditEntities, AuditEntryEntity, AuditHeadEntity } from './audit-entry.entity.js';
export { AuditLog, type NewAuditEntry } from './audit-log.js';
export { AuditModule } from './audit.module.js';
export { AuditReader } from './audit-reader.js';
export { AuditRepository, type AuditFilter, type AuditHead } from './audit.repository.js';
export { AuditRetention } from './audit-retention.js';
export { ClockTrust } from './clock-trust.js';
export { detailOf, toAuditEntry, toExportLine } from './to-audit-entry.js';
