import { AppError, Clock, isAppError } from '@assist/kernel';
import type { ConfigOf } from '@assist/platform/config';
import { HealthRegistry, LOG, type Log } from '@assist/platform/observability';
import { Inject, Injectable } from '@nestjs/common';
import { ResultCodeError, type Entry } from 'ldapts';
import { MAX_GROUPS, type ExternalPerson } from '../accounts/external-person.js';
import { groupsFilter, loginFilter, subjectsFilter } from './ldap-filters.js';
import { LdapConnection } from './ldap-connection.js';
import { ldapConfig } from './ldap.config.js';
import { personAttributes, personOf, subjectOfEntry } from './ldap-person.js';
import { ldapSettingsOf, type LdapSettings } from './ldap-settings.js';

/** So long nobody waits for a directory that has just not answered. */
const PAUSE_MS = 5000;

/** People at a time in one question. */
export const SUBJECTS_PER_SEARCH = 50;

/** The directory as the rest of the room sees it: who proves to be whom, and who is still there. */
@Injectable()
export class LdapDirectory {
  readonly #settings: LdapSettings | null;
  /** Until when nobody asks; null while it answers. */
  #silentUntil: number | null = null;
  #isProbing = false;

  constructor(
    private readonly clock: Clock,
    @Inject(ldapConfig.token) config: ConfigOf<typeof ldapConfig>,
    @Inject(LOG) private readonly log: Log,
    health: HealthRegistry,
  ) {
    const settings = (this.#settings = ldapSettingsOf(config));
    if (settings === null) return;
    health.check('directory', async () => ({ status: this.answers ? 'up' : 'degraded' }), 'useful');
    if (settings.url.startsWith('ldap:') && !settings.startTls) log.warn('passwords travel to the directory unencrypted');
  }

  get isConfigured(): boolean {
    return this.#settings !== null;
  }

  /** Whether it did when it was last asked. */
  get answers(): boolean {
    return this.#silentUntil === null;
  }

  /**
   * The person with this name and password; null when there is none, or more than one, or it is another password.
   * @throws AppError SERVICE_UNAVAILABLE, SIGN_ON_INCOMPLETE
   */
  prove(login: string, password: string): Promise<ExternalPerson | null> {
    return this.#ask(async (connection, settings) => {
      const [entry, ...others] = await connection.search({ ...asked(settings), filter: loginFilter(settings, login), limit: 2 });
      if (others.length > 0) this.log.warn('a name to sign in with belongs to several people of the directory');
      if (entry === undefined || others.length > 0) return null;
      if (!(await connection.proves(entry.dn, password))) return null;
      const person = await this.#person(connection, settings, entry);
      if (person === null) throw new AppError('SIGN_ON_INCOMPLETE');
      return person;
    });
  }

  /** Whether this is the password of somebody who signed in before. @throws AppError SERVICE_UNAVAILABLE */
  proveAgain(subject: string, password: string): Promise<boolean> {
    return this.#ask(async (connection, settings) => {
      const search = { ...asked(settings), filter: subjectsFilter(settings, [subject]), limit: 1 };
      const [entry] = await connection.search(search);
      return entry !== undefined && connection.proves(entry.dn, password);
    });
  }

  /**
   * Those of the people who may still sign in, by subject; null for one of whom too little is known to follow changes.
   * @throws AppError SERVICE_UNAVAILABLE
   */
  find(subjects: readonly string[]): Promise<ReadonlyMap<string, ExternalPerson | null>> {
    return this.#ask(async (connection, settings) => {
      const found = new Map<string, ExternalPerson | null>();
      for (let start = 0; start < subjects.length; start += SUBJECTS_PER_SEARCH) {
        const some = subjects.slice(start, start + SUBJECTS_PER_SEARCH);
        const filter = subjectsFilter(settings, some);
        for (const entry of await connection.search({ ...asked(settings), filter, limit: some.length })) {
          const subject = subjectOfEntry(entry, settings);
          if (subject !== null) found.set(subject, await this.#person(connection, settings, entry));
        }
      }
      return found;
    });
  }

  async #person(connection: LdapConnection, settings: LdapSettings, entry: Entry): Promise<ExternalPerson | null> {
    const person = personOf(entry, settings);
    if (person === null) {
      this.log.warn({ subject: subjectOfEntry(entry, settings) }, 'a person of the directory has no e-mail address');
    }
    if (person === null || settings.groupBaseDn === undefined) return person;
    const search = { baseDn: settings.groupBaseDn, filter: groupsFilter(settings, entry.dn), attributes: ['1.1'], binary: [] };
    const groups = await connection.search({ ...search, limit: MAX_GROUPS });
    return { ...person, groups: groups.map((group) => group.dn) };
  }

  async #ask<T>(question: (connection: LdapConnection, settings: LdapSettings) => Promise<T>): Promise<T> {
    const settings = this.#settings;
    if (settings === null || !this.#mayAsk()) throw new AppError('SERVICE_UNAVAILABLE', { retryAfterSeconds: PAUSE_MS / 1000 });
    let connection: LdapConnection | undefined;
    try {
      connection = await LdapConnection.open(settings);
      const answer = await question(connection, settings);
      this.#silentUntil = null;
      return answer;
    } catch (error) {
      const isOurs = isAppError(error) && error.code !== 'SERVICE_UNAVAILABLE';
      // An answer that says no to this question is still an answer.
      this.#silentUntil = isOurs || error instanceof ResultCodeError ? null : this.clock.now() + PAUSE_MS;
      if (isOurs) throw error;
      this.log.error({ reason: reasonOf(error) }, 'the directory did not answer');
      throw new AppError('SERVICE_UNAVAILABLE', { retryAfterSeconds: PAUSE_MS / 1000 }, { cause: error });
    } finally {
      this.#isProbing = false;
      connection?.close();
    }
  }

  /** After the pause one asks, and the others go on without an answer until that one has it. */
  #mayAsk(): boolean {
    if (this.#silentUntil === null) return true;
    if (this.#isProbing || this.#silentUntil > this.clock.now()) return false;
    this.#isProbing = true;
    return true;
  }
}

function asked(settings: LdapSettings): { baseDn: string; attributes: string[]; binary: string[] } {
  const binary = settings.subjectIsBinary ? [settings.subjectAttribute] : [];
  return { baseDn: settings.baseDn, attributes: personAttributes(settings), binary };
}

function reasonOf(error: unknown): string {
  if (isAppError(error)) return String(error.cause);
  return error instanceof Error ? `${error.name}: ${error.message}` : 'unknown';
}
