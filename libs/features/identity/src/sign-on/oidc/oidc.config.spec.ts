import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, loadConfig } from '@assist/platform/config';
import { describe, expect, it } from 'vitest';
import { oidcConfig, oidcProvidersOf } from './oidc.config.js';

type Source = { env?: Record<string, string>; yaml?: Record<string, unknown> };
const load = ({ env = {}, yaml = {} }: Source) => loadConfig([oidcConfig], { env, presets: { oidc: yaml } }).get(oidcConfig);
const faultsOf = (source: Source): string[] => {
  try {
    load(source);
    return [];
  } catch (error) {
    return (error as ConfigError).faults.map(({ name }) => name);
  }
};
const single = { OIDC_ISSUER: 'https://sso.firma.example/realms/haus', OIDC_CLIENT_ID: 'assist' };
const listed = { id: 'entra', name: 'Microsoft', issuer: 'https://login.example/tenant/v2.0', clientId: 'x' };

describe('oidcConfig', () => {
  it('needs nothing, and then there is no provider', () => {
    expect([oidcProvidersOf(load({})), load({}).sessionHours]).toEqual([[], 12]);
  });

  it('makes one provider of the environment, beside those of the file', () => {
    const env = {
      ...single,
      OIDC_CLIENT_SECRET: 'geheim',
      OIDC_NAME: 'Firma',
      OIDC_SCOPES: 'openid, email groups',
      OIDC_ROLE_MAPPING: '{"cgs-admins": "admin", "cgs": "user"}',
      OIDC_ALLOWED_DOMAINS: 'firma.example;tochter.example',
      OIDC_AUTO_CREATE: 'no',
    };
    const [first, second] = oidcProvidersOf(load({ env, yaml: { providers: [listed] } }));
    expect(first).toMatchObject({
      id: 'oidc',
      name: 'Firma',
      autoCreate: false,
      allowedDomains: ['firma.example', 'tochter.example'],
    });
    expect(Object.entries(first!.roleMapping)).toEqual([
      ['cgs-admins', 'admin'],
      ['cgs', 'user'],
    ]);
    expect([first!.clientSecret?.reveal(), JSON.stringify(first)]).toEqual(['geheim', expect.not.stringContaining('geheim')]);
    expect(second).toMatchObject({ id: 'entra', autoCreate: true, linkByEmail: false, scopes: ['openid', 'profile', 'email'] });
  });

  it('reads secrets and certificates from files', () => {
    const folder = mkdtempSync(join(tmpdir(), 'assist-oidc-'));
    const pem = '-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----\n';
    writeFileSync(join(folder, 'ca.pem'), pem);
    writeFileSync(join(folder, 'secret'), 'aus der Datei\n');
    const at = (name: string): string => join(folder, name);
    const [provider] = oidcProvidersOf(
      load({ env: { ...single, OIDC_CLIENT_SECRET_FILE: at('secret'), OIDC_CA_FILE: at('ca.pem') } }),
    );
    expect([provider?.clientSecret?.reveal(), provider?.ca]).toEqual(['aus der Datei', pem.trimEnd()]);
    const [named] = oidcProvidersOf(
      load({ yaml: { providers: [{ ...listed, ca: at('ca.pem'), clientSecretFile: at('secret') }] } }),
    );
    expect([named?.ca, named?.clientSecret?.reveal()]).toEqual([pem, 'aus der Datei']);
    rmSync(folder, { recursive: true, force: true });
    expect(faultsOf({ yaml: { providers: [{ ...listed, clientSecretFile: at('secret') }] } })).toHaveLength(1);
  });

  it('takes plain http only on this machine', () => {
    expect(faultsOf({ env: { ...single, OIDC_ISSUER: 'http://127.0.0.1:8080' } })).toEqual([]);
    expect(faultsOf({ env: { ...single, OIDC_ISSUER: 'http://sso.firma.example' } })).toEqual(['OIDC_ISSUER']);
  });

  it.each([
    ['OIDC_ISSUER', 'ldap://x'],
    ['OIDC_ISSUER', 'sso.firma.example'],
    ['OIDC_ROLE_MAPPING', 'admins=admin'],
    ['OIDC_ROLE_MAPPING', '{"a": 7}'],
    ['OIDC_AUTO_CREATE', 'maybe'],
    ['OIDC_CA', '/nowhere.pem'],
    ['OIDC_PUBLIC_URL', 'firma.example'],
    ['OIDC_SESSION_HOURS', '0'],
  ])('refuses %s = %s by name', (name, value) => {
    expect(faultsOf({ env: { ...single, [name]: value } })).toEqual([name]);
  });

  it.each([
    { ...listed, id: 'Entra ID' },
    { ...listed, id: 'ldap' },
    { ...listed, id: 'local' },
    { ...listed, clientId: undefined },
    { ...listed, unknown: 1 },
  ])('refuses the provider %j', (provider) => {
    expect(faultsOf({ yaml: { providers: [provider] } })).toHaveLength(1);
  });

  it('refuses two of one id, and an issuer without a client', () => {
    expect(faultsOf({ yaml: { providers: [listed, listed] } })).toHaveLength(1);
    expect(faultsOf({ env: single, yaml: { providers: [{ ...listed, id: 'oidc' }] } })).toHaveLength(1);
    expect(faultsOf({ env: { OIDC_ISSUER: single.OIDC_ISSUER } })).toEqual(['config.yaml: oidc.clientId']);
  });
});
