import { AppError, ModuleGate, type GateDecision, type LicensedAccess } from '@assist/kernel';
import { LOG, type Log } from '@assist/platform/observability';
import { PubSub } from '@assist/platform/realtime';
import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { allows, type LicenseSnapshot } from '../core/index.js';
import { LicenseStore } from './license-store.js';

export const LICENSE_CHANGED = 'license.changed';
const LOOK_EVERY_MS = 15_000;

/**
 * The licence as this process sees it. Each process verifies the bytes for itself: from the folder, else from the
 * database where an earlier look or another process left them. Looks again after an upload (in whatever process), and
 * every 15 seconds.
 */
@Injectable()
export class LicenceState extends ModuleGate implements OnModuleInit, OnApplicationShutdown {
  readonly #listeners = new Set<() => void>();
  #snapshot: LicenseSnapshot | undefined;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<LicenseSnapshot> | undefined;
  #stopListening: (() => Promise<void>) | undefined;

  constructor(
    private readonly store: LicenseStore,
    private readonly pubSub: PubSub,
    @Inject(LOG) private readonly log: Log,
  ) {
    super();
  }

  async onModuleInit(): Promise<void> {
    await this.look();
    this.#stopListening = await this.pubSub.subscribe(LICENSE_CHANGED, () => void this.lookAgain().catch(() => undefined));
    this.#timer = setInterval(
      () => void this.look().catch((error: unknown) => this.log.error({ err: error }, 'the licence could not be read')),
      LOOK_EVERY_MS,
    );
    this.#timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.#timer);
    await this.#stopListening?.().catch(() => undefined);
  }

  /** What holds now. @throws before the first look */
  get snapshot(): LicenseSnapshot {
    if (this.#snapshot === undefined) throw new AppError('SERVICE_UNAVAILABLE');
    return this.#snapshot;
  }

  get rootFingerprints(): readonly string[] {
    return this.#snapshot?.rootFingerprint === undefined || this.#snapshot.rootFingerprint === null
      ? []
      : [this.#snapshot.rootFingerprint];
  }

  override allows(module: string, access: LicensedAccess): GateDecision {
    return allows(this.snapshot, module, access);
  }

  override onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Reads and verifies anew; several callers share one look. The last good answer stays when a look itself fails. */
  look(): Promise<LicenseSnapshot> {
    this.#looking ??= this.#look().finally(() => (this.#looking = undefined));
    return this.#looking;
  }

  /** A look that begins after this call, for whoever just changed a file. */
  async lookAgain(): Promise<LicenseSnapshot> {
    await this.#looking?.catch(() => undefined);
    return this.look();
  }

  async #look(): Promise<LicenseSnapshot> {
    const snapshot = await this.store.resolve();
    this.#publish(snapshot);
    return snapshot;
  }

  #publish(snapshot: LicenseSnapshot): void {
    const before = this.#snapshot;
    const isInternal = snapshot.reason?.code === 'LIC_INTERNAL';
    if (isInternal && before !== undefined) return;
    this.#snapshot = snapshot;
    if (
      before !== undefined &&
      before.state === snapshot.state &&
      before.fingerprint === snapshot.fingerprint &&
      before.level === snapshot.level
    ) {
      return;
    }
    this.log.info({ state: snapshot.state, level: snapshot.level, reason: snapshot.reason?.code }, 'licence');
    for (const listener of this.#listeners) listener();
  }
}
