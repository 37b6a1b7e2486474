import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '@assist/platform/testing';
import { Attribute, Change, Client } from 'ldapts';
import { makeCertificates, type Certificates } from './certificates.js';

export const BASE = 'dc=firma,dc=example';
export const PEOPLE = `ou=people,${BASE}`;
export const GROUPS = `ou=groups,${BASE}`;
export const SEARCHER = { dn: `cn=searcher,${BASE}`, password: 'the password of the searcher' };
const ROOT = { dn: `cn=root,${BASE}`, password: 'only of this test' };

const schemas = ['core', 'cosine', 'inetorgperson'].map((name) => `include /etc/ldap/schema/${name}.schema`);

/** A slapd of its own in a temporary folder, with ldap (and StartTLS) on one port and ldaps on another. */
export class DirectoryServer {
  readonly #folder = mkdtempSync(join(tmpdir(), 'assist-slapd-'));
  readonly certificates: Certificates;
  #process: ChildProcess | undefined;

  private constructor(
    private readonly program: string,
    readonly port: number,
    readonly tlsPort: number,
  ) {
    this.certificates = makeCertificates(this.#folder);
    mkdirSync(join(this.#folder, 'db'));
    writeFileSync(join(this.#folder, 'slapd.conf'), this.#settings());
  }

  static async start(program: string): Promise<DirectoryServer> {
    const server = new DirectoryServer(program, await freePort(), await freePort());
    await server.run();
    await server.#change(async (client) => {
      await client.add(BASE, { objectClass: ['dcObject', 'organization'], dc: 'firma', o: 'Firma' });
      for (const ou of ['people', 'groups']) await client.add(`ou=${ou},${BASE}`, { objectClass: 'organizationalUnit', ou });
      const { dn, password } = SEARCHER;
      await client.add(dn, { objectClass: ['person'], cn: 'searcher', sn: 'x', userPassword: password });
    });
    return server;
  }

  get url(): string {
    return `ldap://localhost:${this.port}`;
  }

  get tlsUrl(): string {
    return `ldaps://localhost:${this.tlsPort}`;
  }

  async run(): Promise<void> {
    const urls = `ldap://127.0.0.1:${this.port}/ ldaps://127.0.0.1:${this.tlsPort}/`;
    this.#process = spawn(this.program, ['-d', '0', '-f', join(this.#folder, 'slapd.conf'), '-h', urls], { stdio: 'ignore' });
    await until(async () => {
      const client = new Client({ url: `ldap://127.0.0.1:${this.port}`, connectTimeout: 1000 });
      const answers = await client.bind(ROOT.dn, ROOT.password).then(
        () => true,
        () => false,
      );
      await client.unbind();
      return answers;
    });
  }

  async stop(): Promise<void> {
    const child = this.#process;
    if (child === undefined || child.exitCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** `uid` signs in with `password`; more attributes replace these. */
  addPerson(uid: string, password: string, more: Record<string, string | string[]> = {}): Promise<string> {
    const dn = `uid=${uid.replace(/[,\\+"<>;=#]/g, (sign) => `\\${sign}`)},${PEOPLE}`;
    const entry = { uid, cn: `Person ${uid}`, sn: uid, mail: `${uid}@firma.example`, userPassword: password, ...more };
    const given = Object.fromEntries(Object.entries(entry).filter(([, values]) => values.length > 0));
    return this.#change(async (client) => (await client.add(dn, { objectClass: 'inetOrgPerson', ...given }), dn));
  }

  set(dn: string, type: string, values: string[]): Promise<void> {
    const change = new Change({ operation: 'replace', modification: new Attribute({ type, values }) });
    return this.#change((client) => client.modify(dn, change));
  }

  rename(dn: string, to: string): Promise<void> {
    return this.#change((client) => client.modifyDN(dn, to));
  }

  delete(dn: string): Promise<void> {
    return this.#change((client) => client.del(dn));
  }

  /** Sets who is in a group; makes it when it is not there. */
  async setGroup(cn: string, members: string[]): Promise<void> {
    const dn = `cn=${cn},${GROUPS}`;
    await this.#change(async (client) => {
      await client.del(dn).catch(() => undefined);
      if (members.length > 0) await client.add(dn, { objectClass: 'groupOfNames', cn, member: members });
    });
  }

  /** An entry that says: look at that other server. */
  addReferral(ou: string, url: string): Promise<void> {
    const entry = { objectClass: ['referral', 'extensibleObject'], ou, ref: url };
    return this.#change((client) => client.add(`ou=${ou},${PEOPLE}`, entry));
  }

  async addGroups(count: number, member: string): Promise<void> {
    await this.#change(async (client) => {
      for (let index = 0; index < count; index += 1) {
        const cn = `many-${index}`;
        await client.add(`cn=${cn},${GROUPS}`, { objectClass: 'groupOfNames', cn, member });
      }
    });
  }

  async #change<T>(work: (client: Client) => Promise<T>): Promise<T> {
    const client = new Client({ url: `ldap://127.0.0.1:${this.port}` });
    try {
      await client.bind(ROOT.dn, ROOT.password);
      return await work(client);
    } finally {
      await client.unbind();
    }
  }

  #settings(): string {
    const { caFile, certFile, keyFile } = this.certificates;
    return [
      ...schemas,
      `pidfile ${join(this.#folder, 'slapd.pid')}`,
      'modulepath /usr/lib/ldap',
      'moduleload back_mdb',
      'moduleload memberof',
      `TLSCACertificateFile ${caFile}`,
      `TLSCertificateFile ${certFile}`,
      `TLSCertificateKeyFile ${keyFile}`,
      // As careless as directories are: a bind without a password is one by nobody, and says yes.
      'allow bind_anon_cred bind_anon_dn',
      'sizelimit 500',
      'database mdb',
      'maxsize 67108864',
      'dbnosync',
      `suffix "${BASE}"`,
      `rootdn "${ROOT.dn}"`,
      `rootpw "${ROOT.password}"`,
      `directory ${join(this.#folder, 'db')}`,
      'index objectClass,uid,mail,member,entryUUID eq',
      'overlay memberof',
      'access to attrs=userPassword by anonymous auth by * none',
      `access to * by dn.exact="${SEARCHER.dn}" read by * none`,
      '',
    ].join('\n');
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
