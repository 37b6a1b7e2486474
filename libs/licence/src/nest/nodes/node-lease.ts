import { newId, systemContext, type RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { LOG, type Log } from '@assist/platform/observability';
import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { LicenseLocks } from '../quotas/license-locks.repository.js';
import { LicenseHostRepository } from './license-host.repository.js';
import { LicenseNodeRepository, type HostLease } from './license-node.repository.js';

/** Token of who this host is. */
export const HOST_IDENTITY = Symbol('host-identity');

export interface HostIdentity {
  /** Tells this host apart from others. */
  readonly mark: string;
  /** What licences can be bound to on it, as hashes. */
  components(): Promise<readonly string[]>;
}

const BEAT_MS = 60_000;
const LEASE_MS = 180_000;

/**
 * The place of this host among those that run the installation: a lease for each process, prolonged every minute and
 * free after three. When a process ends in order, its lease ends with it.
 */
@Injectable()
export class NodeLease implements OnModuleInit, OnApplicationShutdown {
  readonly #ctx: RequestContext = systemContext('licence');
  readonly #processId = newId();
  readonly #listeners = new Set<() => void>();
  #hosts: readonly HostLease[] = [];
  #rank = 1;
  #timer: NodeJS.Timeout | undefined;
  #beating: Promise<void> = Promise.resolve();
  #isFirst = true;

  constructor(
    private readonly database: Database,
    private readonly nodes: LicenseNodeRepository,
    private readonly seen: LicenseHostRepository,
    private readonly locks: LicenseLocks,
    @Inject(HOST_IDENTITY) private readonly identity: HostIdentity,
    @Inject(LOG) private readonly log: Log,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.#tryBeat();
    this.#timer = setInterval(() => (this.#beating = this.#tryBeat()), BEAT_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.#timer);
    // A beat after the farewell would keep the place.
    await this.#beating;
    await this.database
      .transaction(this.#ctx, (tx) => this.nodes.forget(tx, this.#processId))
      .catch((error: unknown) => this.log.warn({ err: error }, 'the place of this host was not given up'));
  }

  /** 1 for the host that was there first, as of the last beat. */
  get rank(): number {
    return this.#rank;
  }

  get host(): string {
    return this.identity.mark;
  }

  get hosts(): readonly HostLease[] {
    return this.#hosts;
  }

  /** Call `listener` when the rank of this host is another; returns the way to stop. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Prolongs the lease and looks who else is there. */
  async beat(): Promise<void> {
    const before = this.#rank;
    const components = await this.identity.components();
    this.#hosts = await this.database.transaction(this.#ctx, (tx) => this.#beat(tx, components));
    this.#rank = Math.max(1, this.#hosts.findIndex(({ host }) => host === this.host) + 1);
    this.#isFirst = false;
    if (this.#rank === before) return;
    this.log.info({ rank: this.#rank, hosts: this.#hosts.length }, 'the place of this host among the hosts is another');
    for (const listener of this.#listeners) listener();
  }

  /** Two hosts that come at the same time take turns, so that both see the same order. */
  async #beat(tx: RequestContext, components: readonly string[]): Promise<readonly HostLease[]> {
    await this.locks.hold(tx, 'nodes');
    const now = await this.nodes.now(tx);
    await this.nodes.forgetEnded(tx, now);
    // A file belongs to one host: what stands there is left of another name of this one, such as that of a container.
    if (this.#isFirst && this.database.engine === 'sqlite') await this.nodes.forgetOthers(tx, this.#processId);
    const known = (await this.nodes.hosts(tx, now)).find(({ host }) => host === this.host);
    const lease = { processId: this.#processId, host: this.host, since: known?.since ?? now, leaseUntil: now + LEASE_MS };
    await this.nodes.save(tx, lease);
    await this.seen.note(tx, this.host, components, now);
    return this.nodes.hosts(tx, now);
  }

  /** A database that is away for a while changes nothing: whoever had a place keeps it. */
  async #tryBeat(): Promise<void> {
    await this.beat().catch((error: unknown) => this.log.warn({ err: error }, 'the place of this host was not noted'));
  }
}
