import { ConfigError, loadConfig } from '@assist/platform/config';
import { describe, expect, it } from 'vitest';
import { auditConfig } from './audit.config.js';

const load = (env: Record<string, string>) => loadConfig([auditConfig], { env }).get(auditConfig);

describe('auditConfig', () => {
  it('needs nothing, keeps entries for two years and allows access by two administrators', () => {
    expect(load({})).toEqual({ retentionDays: 730, breakGlass: true });
  });

  it('takes what the environment says', () => {
    expect(load({ ASSIST_AUDIT_RETENTION_DAYS: '90', ASSIST_BREAK_GLASS: 'false' })).toEqual({
      retentionDays: 90,
      breakGlass: false,
    });
  });

  it.each([
    ['ASSIST_AUDIT_RETENTION_DAYS', '89'],
    ['ASSIST_AUDIT_RETENTION_DAYS', 'forever'],
    ['ASSIST_AUDIT_RETENTION_DAYS', '36501'],
    ['ASSIST_BREAK_GLASS', 'perhaps'],
  ])('refuses %s=%s by name', (name, value) => {
    expect(() => load({ [name]: value })).toThrow(ConfigError);
  });
});
