import type { Feature } from '@assist/platform/http';
import { AuditAccessModule } from './audit-access.module.js';
import { AuditAdministrationModule } from './audit-administration.module.js';
import { auditConfig } from './audit.config.js';
import { auditErrors } from './audit.errors.js';
import { breakGlassEntities } from './break-glass/break-glass.entity.js';
import { AuditCheckEntity } from './checks/audit-check.entity.js';

/** For every process that keeps what a granted access may open. */
export const auditAccessFeature: Feature = {
  id: 'audit-access',
  modules: [AuditAccessModule],
  entities: breakGlassEntities,
  config: [auditConfig],
  errors: auditErrors,
  prefixes: [],
};

/** The audit log for people: pages, export, verification, retention, and requests to read chats of others. Needs `auditAccessFeature` beside it. */
export const auditFeature: Feature = {
  id: 'audit',
  modules: [AuditAdministrationModule],
  entities: [AuditCheckEntity],
  config: [],
  errors: {},
  prefixes: ['/api/audit', '/api/break-glass/requests', '/api/break-glass/notices'],
};
