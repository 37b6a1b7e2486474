import { connect as connectPlain, isIP, type Socket } from 'node:net';
import { connect as connectTls, rootCertificates, type ConnectionOptions, type TLSSocket } from 'node:tls';
import { AppError } from '@assist/kernel';
import { BerReader, Client, ResultCodeError, type Entry, type Filter } from 'ldapts';
import type { LdapSettings } from './ldap-settings.js';

export interface Search {
  readonly baseDn: string;
  readonly filter: Filter;
  readonly attributes: string[];
  /** Attributes that are read as bytes. */
  readonly binary: string[];
  readonly limit: number;
}

const PAGE = 200;

/** Answers to a bind that mean no, whatever the reason: constraint, no such entry, no password, wrong one, account locked. */
const REFUSALS: readonly number[] = [19, 32, 48, 49, 53];

/**
 * One connection to the directory, encrypted before anything is said on it unless the settings say otherwise. It is
 * never opened a second time by itself: the library would do so without encryption and without having signed in.
 */
export class LdapConnection {
  readonly #client: Client;
  readonly #settings: LdapSettings;

  private constructor(client: Client, settings: LdapSettings) {
    this.#client = client;
    this.#settings = settings;
  }

  /** @throws whatever keeps the directory from being reached, also a certificate that is not trusted */
  static async open(settings: LdapSettings): Promise<LdapConnection> {
    const url = new URL(settings.url);
    const isTls = url.protocol === 'ldaps:';
    const tls = tlsOptions(settings, url.hostname.replace(/^\[|\]$/g, ''));
    const sockets = new SingleSocket();
    const timeout = settings.timeoutSeconds * 1000;
    const client = new Client({
      url: settings.url,
      timeout,
      connectTimeout: timeout,
      ...(isTls ? { tlsOptions: tls } : {}),
      createConnection: sockets.plain as typeof connectPlain,
      createSecureConnection: sockets.secure as typeof connectTls,
    });
    const connection = new LdapConnection(client, settings);
    try {
      if (!isTls && settings.startTls) await within(timeout, client.startTLS(tls));
      await connection.#bindForSearch();
      return connection;
    } catch (error) {
      connection.close();
      throw error;
    }
  }

  /**
   * Whether this is the password. An empty one never is: directories take a bind without a password for one by
   * nobody, and say yes (RFC 4513, section 5.1.2).
   */
  async proves(dn: string, password: string): Promise<boolean> {
    if (dn === '' || password === '') return false;
    try {
      await this.#client.bind(dn, password);
    } catch (error) {
      if (error instanceof ResultCodeError && REFUSALS.includes(error.code)) return false;
      throw error;
    }
    // The person must not see more or less than the account that searches.
    await this.#bindForSearch();
    return true;
  }

  /** At most `limit` entries. References to other servers are not followed. */
  async search({ baseDn, filter, attributes, binary, limit }: Search): Promise<Entry[]> {
    const found: Entry[] = [];
    const wanted = { filter, attributes, explicitBufferAttributes: binary, scope: 'sub', derefAliases: 'never' } as const;
    // With a limit of ours, the server's own smaller one ends the list and is no error.
    const bounds = { sizeLimit: limit, paged: { pageSize: Math.min(PAGE, limit) } };
    for await (const page of this.#client.searchPaginated(baseDn, { ...wanted, ...bounds })) {
      found.push(...page.searchEntries.slice(0, limit - found.length));
      if (found.length >= limit) break;
    }
    return found;
  }

  close(): void {
    void this.#client.unbind().catch(() => undefined);
  }

  async #bindForSearch(): Promise<void> {
    const { bindDn = '', bindPassword } = this.#settings;
    await this.#client.bind(bindDn, bindPassword?.reveal() ?? '');
  }
}

function tlsOptions({ ca }: LdapSettings, host: string): ConnectionOptions {
  return {
    host,
    ...(isIP(host) === 0 ? { servername: host } : {}),
    ...(ca === undefined ? {} : { ca: [...rootCertificates, ca] }),
    minVersion: 'TLSv1.2',
  };
}

/** Sockets for the library: each kind is handed out once. */
class SingleSocket {
  #used = false;
  readonly #received: Buffer[] = [];

  readonly plain = (port: number, host: string): Socket => {
    this.#useOnce();
    const socket = connectPlain(port, host);
    socket.on('data', (chunk: Buffer) => this.#received.push(chunk));
    return socket;
  };

  /** Called with port, host and options for ldaps, and with options that hold the plain socket for StartTLS. */
  readonly secure = (first: number | ConnectionOptions, host?: string, options?: ConnectionOptions): TLSSocket => {
    if (typeof first !== 'number') return this.#upgrade(first);
    this.#useOnce();
    return connectTls(first, host, options);
  };

  /** What came behind the answer to StartTLS came from nobody in particular, and would be read as if it were encrypted. */
  #upgrade(options: ConnectionOptions): TLSSocket {
    const received = Buffer.concat(this.#received);
    const reader = new BerReader(received);
    reader.readSequence();
    if (reader.length !== reader.remain) throw unavailable('it said more than the answer to StartTLS');
    options.socket?.removeAllListeners('data');
    return connectTls(options);
  }

  #useOnce(): void {
    if (this.#used) throw unavailable('it has closed the connection');
    this.#used = true;
  }
}

/** `reason` is for the log. */
function unavailable(reason: string): AppError {
  return new AppError('SERVICE_UNAVAILABLE', {}, { cause: reason });
}

/** The library sets no limit to the handshake. */
async function within<T>(timeoutMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(unavailable('it did not answer in time')), timeoutMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
