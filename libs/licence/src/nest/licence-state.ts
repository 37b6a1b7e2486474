import { AppError, ModuleGate, type GateDecision, type LicensedAccess } from '@assist/kernel';
import { LOG, type Log } from '@assist/platform/observability';
import { PubSub } from '@assist/platform/realtime';
import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { agedSnapshot, allows, type LicenseFlag, type LicenseSnapshot } from '../core/index.js';
import { EffectiveClock } from './clock/effective-clock.js';
import { LicenceAudit } from './licence-audit.js';
import { LicenseStore } from './license-store.js';
import { onHangUp } from './hang-up.js';

export const LICENSE_CHANGED = 'license.changed';
/** What a licence does not allow any more must not be used for more than 5 s. */
const LOOK_EVERY_MS = 4000;

/** Flags of other topics of this room; the verifier and the clock find theirs themselves. */
export type ReportedFlag = Extract<LicenseFlag, 'over-seats' | 'over-nodes' | 'online-unreached'>;

/**
 * The licence as this process sees it. Each process verifies the bytes for itself: from the folder, else from the
 * database where an earlier look or another process left them. Looks again after an upload (in whatever process), at
 * SIGHUP, and every 4 seconds, so that a hint that is lost costs no more than that.
 */
@Injectable()
export class LicenceState extends ModuleGate implements OnModuleInit, OnApplicationShutdown {
  readonly #listeners = new Set<() => void>();
  readonly #reported = new Set<ReportedFlag>();
  /** The last good answer, without the flags that others report. */
  #found: LicenseSnapshot | undefined;
  #snapshot: LicenseSnapshot | undefined;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<LicenseSnapshot> | undefined;
  #stopListening: (() => Promise<void>) | undefined;
  #stopHangUp: (() => void) | undefined;

  constructor(
    private readonly store: LicenseStore,
    private readonly clock: EffectiveClock,
    private readonly audit: LicenceAudit,
    private readonly pubSub: PubSub,
    @Inject(LOG) private readonly log: Log,
  ) {
    super();
  }

  async onModuleInit(): Promise<void> {
    await this.look();
    const lookAgain = (): void => void this.lookAgain().catch((error: unknown) => this.#keepLastGood(error));
    this.#stopListening = await this.pubSub.subscribe(LICENSE_CHANGED, lookAgain);
    this.#stopHangUp = onHangUp(lookAgain);
    this.#timer = setInterval(() => void this.look().catch((error: unknown) => this.#keepLastGood(error)), LOOK_EVERY_MS);
    this.#timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.#timer);
    this.#stopHangUp?.();
    await this.#stopListening?.().catch(() => undefined);
    await this.#looking?.catch(() => undefined);
    await this.store.writeMarks().catch((error: unknown) => this.log.warn({ err: error }, 'the time marks were not written'));
  }

  /** What holds now. @throws before the first look */
  get snapshot(): LicenseSnapshot {
    if (this.#snapshot === undefined) throw new AppError('SERVICE_UNAVAILABLE');
    return this.#snapshot;
  }

  override allows(module: string, access: LicensedAccess): GateDecision {
    return allows(this.snapshot, module, access);
  }

  /** Called after any change that can be seen: state, flags, modules, limits, dates, warnings. */
  override onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Raises a flag of another topic, or takes it back. */
  report(flag: ReportedFlag, isRaised: boolean): void {
    if (this.#reported.has(flag) === isRaised) return;
    if (isRaised) this.#reported.add(flag);
    else this.#reported.delete(flag);
    if (this.#found !== undefined) this.#publish(this.#found);
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

  /** Sees a change that was just made here, and hints at it: a hint that is lost costs the others one interval. */
  async takeIn(): Promise<void> {
    await this.lookAgain();
    await this.pubSub.publish(LICENSE_CHANGED, null).catch(() => undefined);
  }

  async #look(): Promise<LicenseSnapshot> {
    const found = await this.store.resolve();
    const isOurFault = found.reason?.code === 'LIC_INTERNAL' && this.#found !== undefined;
    if (isOurFault) this.#keepLastGood(found.reason);
    else if (this.#publish(found)) await this.#writeDown(found);
    return found;
  }

  /** No new answer: the last one holds until its own dates end it. */
  #keepLastGood(error: unknown): void {
    this.log.error({ err: error }, 'the licence could not be read');
    if (this.#found !== undefined) this.#publish(agedSnapshot(this.#found, this.clock.now()));
  }

  /** The licence counts even where that cannot be written down. */
  async #writeDown(snapshot: LicenseSnapshot): Promise<void> {
    await this.audit
      .stateIs(snapshot)
      .catch((error: unknown) => this.log.error({ err: error }, 'the licence state could not be written to the audit log'));
  }

  /** True when something can be seen that was not so before. */
  #publish(found: LicenseSnapshot): boolean {
    const before = this.#snapshot;
    this.#found = found;
    this.#snapshot = Object.freeze({ ...found, flags: Object.freeze([...found.flags, ...this.#reported]) });
    if (before !== undefined && visible(before) === visible(this.#snapshot)) return false;
    const { state, level, flags, reason } = this.#snapshot;
    this.log.info({ state, level, flags, reason: reason?.code }, 'licence');
    for (const listener of this.#listeners) listener();
    return true;
  }
}

/** All that somebody can see of a snapshot; a grace that only begins anew in memory is no change. */
function visible(snapshot: LicenseSnapshot): string {
  return JSON.stringify({ ...snapshot, claims: null, bindGrace: null });
}
