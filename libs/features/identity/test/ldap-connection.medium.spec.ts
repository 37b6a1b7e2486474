// Real: slapd with TLS, and servers on this machine that behave badly. Fake: nothing.
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, loadConfig } from '@assist/platform/config';
import { HealthRegistry } from '@assist/platform/observability';
import { FakeClock, testService } from '@assist/platform/testing';
import { EqualityFilter } from 'ldapts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LdapConnection } from '../src/sign-on/ldap/ldap-connection.js';
import { LdapDirectory } from '../src/sign-on/ldap/ldap-directory.js';
import { ldapConfig } from '../src/sign-on/ldap/ldap.config.js';
import { ldapSettingsOf, type LdapSettings } from '../src/sign-on/ldap/ldap-settings.js';
import { DirectoryServer, PEOPLE, SEARCHER } from './directory-server.js';
import { makeCertificates, type Certificates } from './certificates.js';

const slapd = testService('slapd');
const PASSWORD = 'the password of a person';

function settingsOf(ldap: Record<string, unknown>): LdapSettings {
  const base = { bindDn: SEARCHER.dn, bindPassword: SEARCHER.password, baseDn: PEOPLE, timeoutSeconds: 2 };
  return ldapSettingsOf(loadConfig([ldapConfig], { env: {}, presets: { ldap: { ...base, ...ldap } } }).get(ldapConfig))!;
}

/** A server on this machine; `said` is what came to it. */
async function listen(
  handle: (socket: Socket) => void,
): Promise<{ server: Server; port: number; said: Buffer[]; connections: () => number }> {
  const said: Buffer[] = [];
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => said.push(chunk));
    handle(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, port: (server.address() as AddressInfo).port, said, connections: () => connections };
}

describe.each(slapd === undefined ? [] : [{ program: slapd }])('a connection to the directory', ({ program }) => {
  let directory: DirectoryServer;
  let stranger: Certificates;
  const folder = mkdtempSync(join(tmpdir(), 'assist-stranger-'));
  const found = async (settings: LdapSettings): Promise<number> => {
    const connection = await LdapConnection.open(settings);
    const filter = new EqualityFilter({ attribute: 'uid', value: 'anna' });
    const entries = await connection.search({ baseDn: PEOPLE, filter, attributes: ['uid'], binary: [], limit: 5 });
    connection.close();
    return entries.length;
  };

  beforeAll(async () => {
    directory = await DirectoryServer.start(program);
    stranger = makeCertificates(folder);
    await directory.addPerson('anna', PASSWORD);
  });
  afterAll(async () => {
    await directory.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(['StartTLS', 'ldaps'])('is encrypted by %s with a certificate of the named authority', async (how) => {
    const url = how === 'ldaps' ? directory.tlsUrl : directory.url;
    expect(await found(settingsOf({ url, ca: directory.certificates.ca }))).toBe(1);
  });

  it.each(['StartTLS', 'ldaps'])('by %s is refused when another authority is named, before a password is sent', async (how) => {
    const target = how === 'ldaps' ? directory.tlsPort : directory.port;
    const { server, port, said } = await listen((socket) => {
      const behind = connect(target, '127.0.0.1');
      behind.on('error', () => undefined);
      socket.pipe(behind).pipe(socket);
    });
    const url = `${how === 'ldaps' ? 'ldaps' : 'ldap'}://localhost:${port}`;
    for (const ca of [stranger.ca, undefined]) {
      await expect(LdapConnection.open(settingsOf({ url, ca }))).rejects.toThrow(/certificate|issuer/i);
    }
    await expect(found(settingsOf({ url, ca: directory.certificates.ca }))).resolves.toBe(1);
    expect(Buffer.concat(said).includes(SEARCHER.password)).toBe(false);
    server.close();
  });

  it('is refused when the certificate is for another name', async () => {
    const url = directory.tlsUrl.replace('localhost', '127.0.0.2');
    const { server, port } = await listen((socket) => {
      const behind = connect(directory.tlsPort, '127.0.0.1');
      socket.pipe(behind).pipe(socket);
    });
    const misnamed = settingsOf({ url: `ldaps://ip6-localhost.localdomain:${port}`, ca: directory.certificates.ca });
    await expect(LdapConnection.open(misnamed)).rejects.toThrow();
    await expect(LdapConnection.open(settingsOf({ url, ca: directory.certificates.ca }))).rejects.toThrow();
    server.close();
  });

  it('trusts nothing that was said before it was encrypted', async () => {
    const { server, port } = await listen((socket) => {
      const behind = connect(directory.port, '127.0.0.1');
      behind.once('data', (answer) => {
        // The answer to StartTLS, and the beginning of an answer that somebody on the way would like to be read later.
        socket.write(Buffer.concat([answer, Buffer.from('3082ffff020103', 'hex')]));
        behind.pipe(socket);
      });
      socket.pipe(behind);
    });
    const settings = settingsOf({ url: `ldap://localhost:${port}`, ca: directory.certificates.ca });
    await expect(LdapConnection.open(settings)).rejects.toMatchObject({ cause: 'it said more than the answer to StartTLS' });
    server.close();
  });

  it('is not opened again without encryption when it is cut', async () => {
    const sockets: Socket[] = [];
    const { server, port, said, connections } = await listen((socket) => {
      sockets.push(socket);
      const behind = connect(directory.port, '127.0.0.1');
      behind.on('error', () => undefined);
      socket.pipe(behind).pipe(socket);
    });
    const settings = settingsOf({ url: `ldap://localhost:${port}`, ca: directory.certificates.ca });
    const connection = await LdapConnection.open(settings);
    for (const socket of sockets) socket.destroy();
    for (const _again of [1, 2, 3]) await expect(connection.proves(`uid=anna,${PEOPLE}`, PASSWORD)).rejects.toThrow();
    expect([connections(), Buffer.concat(said).includes(PASSWORD)]).toEqual([1, false]);
    server.close();
  });

  it('proves a right password, and no wrong or empty one', async () => {
    const connection = await LdapConnection.open(settingsOf({ url: directory.tlsUrl, ca: directory.certificates.ca }));
    const dn = `uid=anna,${PEOPLE}`;
    const proofs = [];
    for (const [who, password] of [
      [dn, PASSWORD],
      [dn, 'wrong'],
      [dn, ''],
      ['', ''],
      [`uid=nobody,${PEOPLE}`, PASSWORD],
    ] as const) {
      proofs.push(await connection.proves(who, password));
    }
    expect(proofs).toEqual([true, false, false, false, false]);
    connection.close();
  });

  it('follows no reference to another server', async () => {
    const trap = await listen(() => undefined);
    await directory.addReferral('elsewhere', `ldap://127.0.0.1:${trap.port}/ou=evil,dc=example??sub`);
    const settings = settingsOf({ url: directory.tlsUrl, ca: directory.certificates.ca });
    expect(await found(settings)).toBe(1);
    const elsewhere = { ...settings, baseDn: `ou=elsewhere,${PEOPLE}` };
    const connection = await LdapConnection.open(elsewhere);
    const filter = new EqualityFilter({ attribute: 'uid', value: 'anna' });
    const search = connection.search({ baseDn: elsewhere.baseDn, filter, attributes: ['uid'], binary: [], limit: 5 });
    await expect(search).rejects.toThrow();
    connection.close();
    expect(trap.connections()).toBe(0);
    trap.server.close();
  });

  it.each(['says nothing', 'takes no connection'])('is given up in time when the server %s', async (how) => {
    const { server, port } = await listen(() => undefined);
    if (how === 'takes no connection') await new Promise((resolve) => server.close(resolve));
    const config = loadConfig([ldapConfig], {
      env: { LDAP_URL: `ldap://127.0.0.1:${port}`, LDAP_BASE_DN: PEOPLE, LDAP_TIMEOUT_SECONDS: '1' },
    }).get(ldapConfig);
    const log = { error: () => undefined, warn: () => undefined } as never;
    const asked = new LdapDirectory(new FakeClock(), config, log, new HealthRegistry());
    const start = performance.now();
    await expect(asked.prove('anna', PASSWORD)).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    // Nobody else waits for it meanwhile.
    await expect(asked.prove('anna', PASSWORD)).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    expect(performance.now() - start).toBeLessThan(2500);
    server.close();
  });

  it('is asked by one after a pause, for whom the others do not wait', async () => {
    const { server, port, connections } = await listen(() => undefined);
    const config = loadConfig([ldapConfig], {
      env: { LDAP_URL: `ldap://127.0.0.1:${port}`, LDAP_BASE_DN: PEOPLE, LDAP_TIMEOUT_SECONDS: '1' },
    }).get(ldapConfig);
    const log = { error: () => undefined, warn: () => undefined } as never;
    const clock = new FakeClock();
    const asked = new LdapDirectory(clock, config, log, new HealthRegistry());
    const ask = async (): Promise<unknown> => asked.prove('anna', PASSWORD).catch(({ code }: { code: string }) => code);
    expect([await ask(), connections()]).toEqual(['SERVICE_UNAVAILABLE', 1]);
    clock.advance(10_000);
    expect([asked.answers, ...(await Promise.all([ask(), ask(), ask()]))]).toEqual([
      false,
      ...Array(3).fill('SERVICE_UNAVAILABLE'),
    ]);
    expect(connections()).toBe(2);
    server.close();
  });
});

describe('the settings of a directory', () => {
  const load = (env: Record<string, string>) => loadConfig([ldapConfig], { env }).get(ldapConfig);
  const faultsOf = (env: Record<string, string>): string[] => {
    try {
      load(env);
      return [];
    } catch (error) {
      return (error as ConfigError).faults.map((fault) => fault.name);
    }
  };
  const base = { LDAP_URL: 'ldaps://dc1.firma.example', LDAP_BASE_DN: 'dc=firma,dc=example' };

  it('may be missing, and fit Active Directory by one word', () => {
    expect(ldapSettingsOf(load({}))).toBeNull();
    expect(ldapSettingsOf(load(base))).toMatchObject({
      startTls: true,
      subjectAttribute: 'entryUUID',
      loginAttributes: ['uid', 'mail'],
    });
    expect(ldapSettingsOf(load({ ...base, LDAP_KIND: 'active-directory' }))).toMatchObject({
      subjectAttribute: 'objectGUID',
      subjectIsBinary: true,
      loginAttributes: ['sAMAccountName', 'userPrincipalName', 'mail'],
    });
  });

  it.each([
    [{ LDAP_URL: 'https://x' }],
    [{ LDAP_URL: 'ldap://x/dc=firma' }],
    [{ LDAP_USER_FILTER: 'objectClass=person)(' }],
    [{ LDAP_LOGIN_ATTRIBUTES: 'uid,*' }],
    [{ LDAP_SUBJECT_ATTRIBUTE: '(uid' }],
    [{ LDAP_ROLE_MAPPING: 'not json' }],
    [{ LDAP_CA: '/nowhere/at/all.pem' }],
    [{ LDAP_TIMEOUT_SECONDS: '0' }],
    [{ LDAP_SYNC_MINUTES: 'often' }],
  ])('are refused by name: %j', (bad) => {
    expect(faultsOf({ ...base, ...bad })).toEqual([Object.keys(bad)[0]]);
  });

  it('need a base with a url, and a password with an account', () => {
    expect(faultsOf({ LDAP_URL: base.LDAP_URL })).toHaveLength(1);
    expect(faultsOf({ ...base, LDAP_BIND_DN: 'cn=x' })).toHaveLength(1);
    expect(JSON.stringify(load({ ...base, LDAP_BIND_DN: 'cn=x', LDAP_BIND_PASSWORD: 'geheim' }))).not.toContain('geheim');
  });
});
