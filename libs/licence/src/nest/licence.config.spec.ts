import { resolve } from 'node:path';
import { ConfigError, loadConfig } from '@assist/platform/config';
import { describe, expect, it } from 'vitest';
import { licenceConfig } from './licence.config.js';

const load = (env: Record<string, string>) => loadConfig([licenceConfig], { env }).get(licenceConfig);
const faults = (env: Record<string, string>): string[] => {
  try {
    load(env);
    return [];
  } catch (error) {
    return (error as ConfigError).faults.map(({ name }) => name);
  }
};

describe('the licence settings', () => {
  it('ask nobody when empty', () => {
    expect(load({})).toEqual({ licenseDir: resolve('license'), publicHost: null, onlineCheck: 'off', onlineUrl: null });
  });

  it('are taken when full', () => {
    const env = { LICENSE_DIR: '/etc/assist/license', PUBLIC_HOST: 'assist.firma.de', LICENSE_ONLINE_CHECK: 'first-start' };
    expect(load({ ...env, LICENSE_ONLINE_URL: 'https://status.cgs.example/v1/' })).toEqual({
      ...{ licenseDir: '/etc/assist/license', publicHost: 'assist.firma.de' },
      ...{ onlineCheck: 'first-start', onlineUrl: 'https://status.cgs.example/v1/' },
    });
  });

  it.each([
    [{ LICENSE_ONLINE_CHECK: 'first-start' }, 'config.yaml: licence.onlineUrl'],
    [{ LICENSE_ONLINE_CHECK: 'always' }, 'LICENSE_ONLINE_CHECK'],
    [{ LICENSE_ONLINE_URL: 'ftp://status.cgs.example' }, 'LICENSE_ONLINE_URL'],
    [{ LICENSE_ONLINE_URL: 'https://user:pass@status.cgs.example' }, 'LICENSE_ONLINE_URL'],
    [{ LICENSE_ONLINE_URL: 'https://' }, 'LICENSE_ONLINE_URL'],
    [{ PUBLIC_HOST: ' ' }, 'PUBLIC_HOST'],
  ])('refuse %j', (env, name) => {
    expect(faults(env as Record<string, string>)).toEqual([name]);
  });
});
