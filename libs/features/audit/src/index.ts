export { auditConfig } from './audit.config.js';
export { auditAccessFeature, auditFeature } from './audit.feature.js';
