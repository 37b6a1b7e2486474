import { AppError, Clock, ModuleGate, systemContext, type GateDecision, type LicensedAccess, type RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { LOG, type Log } from '@assist/platform/observability';
import { PubSub } from '@assist/platform/realtime';
import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { activationOf, allows, resolveLicense, type LicenseFile, type LicenseSnapshot, type Resolution, type VerifyContext } from '../core/index.js';
import { LICENSE_SOURCES } from './license-sources.js';
import { seenAfter, verifyContext, type LicenseSources } from './license-context.js';
import { LicenseFolder } from './license-folder.js';
import { LicenseRepository, type StoredDocument } from './license.repository.js';
import type { LicenseStateEntity } from './license-state.entity.js';

export const LICENSE_CHANGED = 'license.changed';
const LOOK_EVERY_MS = 15_000;

/**
 * The licence as this process sees it. Each process verifies the bytes for itself: from the folder, else from the
 * database where an earlier look or another process left them. Looks again after an upload (in whatever process), and
 * every 15 seconds.
 */
@Injectable()
export class LicenceState extends ModuleGate implements OnModuleInit, OnApplicationShutdown {
  readonly #ctx: RequestContext = systemContext('licence');
  readonly #listeners = new Set<() => void>();
  #snapshot: LicenseSnapshot | undefined;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<LicenseSnapshot> | undefined;
  #stopListening: (() => Promise<void>) | undefined;

  constructor(
    private readonly database: Database,
    private readonly repository: LicenseRepository,
    private readonly folder: LicenseFolder,
    private readonly pubSub: PubSub,
    private readonly clock: Clock,
    @Inject(LICENSE_SOURCES) private readonly sources: LicenseSources,
    @Inject(LOG) private readonly log: Log,
  ) {
    super();
  }

  async onModuleInit(): Promise<void> {
    await this.look();
    this.#stopListening = await this.pubSub.subscribe(LICENSE_CHANGED, () => void this.lookAgain().catch(() => undefined));
    this.#timer = setInterval(() => void this.look().catch((error: unknown) => this.log.error({ err: error }, 'the licence could not be read')), LOOK_EVERY_MS);
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
    return this.#snapshot?.rootFingerprint === undefined || this.#snapshot.rootFingerprint === null ? [] : [this.#snapshot.rootFingerprint];
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

  /** What a file would lead to, without changing anything. */
  async preview(bytes: Uint8Array): Promise<Resolution> {
    const state = await this.#state();
    const context = await this.#context(this.#ctx, state);
    return resolveLicense({ file: { bytes }, lastGood: null }, context);
  }

  async #look(): Promise<LicenseSnapshot> {
    const file = await this.folder.read('license.json');
    const state = await this.#state();
    const context = await this.#context(this.#ctx, state);
    const lastGood = await this.repository.document(this.#ctx, 'license');
    const { snapshot, source } = await resolveLicense({ file, lastGood }, context);
    await this.#remember(file, source, snapshot, state, context);
    this.#publish(snapshot);
    return snapshot;
  }

  async #state(): Promise<LicenseStateEntity> {
    return (await this.repository.state(this.#ctx)) ?? this.database.transaction(this.#ctx, (tx) => this.repository.openState(tx, this.clock.now()));
  }

  async #context(ctx: RequestContext, state: LicenseStateEntity): Promise<VerifyContext> {
    const [trust, revocation] = [await this.#companions(ctx, 'trust'), await this.#companions(ctx, 'revocation')];
    return verifyContext(this.sources, { trust, revocation }, state, this.clock.now());
  }

  /** The file of the folder and the copy of the database: whichever is good and newer counts. */
  async #companions(ctx: RequestContext, name: StoredDocument): Promise<Uint8Array[]> {
    const file = await this.folder.read(`${name}.json`);
    const stored = await this.repository.document(ctx, name);
    return [...('bytes' in file ? [file.bytes] : []), ...(stored === null ? [] : [stored])];
  }

  /** Writes only what changed: documents that count now, and the marks that must never fall. */
  async #remember(file: LicenseFile, source: Resolution['source'], snapshot: LicenseSnapshot, state: LicenseStateEntity, context: VerifyContext): Promise<void> {
    const mark = activationOf(snapshot);
    const others = state.seqMarks.filter((known) => known.product !== mark?.product || known.customerId !== mark.customerId);
    const next: LicenseStateEntity = {
      ...state,
      everActivated: state.everActivated || mark !== null,
      seqMarks: mark === null ? state.seqMarks : [...others, mark],
      seen: seenAfter(state, context),
      bindGrace: snapshot.bindGrace,
    };
    const stored = await this.repository.document(this.#ctx, 'license');
    const isNewDocument = source === 'file' && 'bytes' in file && mark !== null && (stored === null || !Buffer.from(stored).equals(file.bytes));
    if (!isNewDocument && JSON.stringify(next) === JSON.stringify({ ...state, seen: { trust: { ...state.seen.trust }, revocation: { ...state.seen.revocation } } })) return;
    const companions = await Promise.all((['trust', 'revocation'] as const).map(async (name) => [name, await this.folder.read(`${name}.json`)] as const));
    await this.database.transaction(this.#ctx, async (tx) => {
      await this.repository.saveState(tx, next);
      if (!isNewDocument) return;
      await this.repository.saveDocument(tx, 'license', file.bytes, this.clock.now());
      for (const [name, companion] of companions) if ('bytes' in companion) await this.repository.saveDocument(tx, name, companion.bytes, this.clock.now());
    });
  }

  #publish(snapshot: LicenseSnapshot): void {
    const before = this.#snapshot;
    const isInternal = snapshot.reason?.code === 'LIC_INTERNAL';
    if (isInternal && before !== undefined) return;
    this.#snapshot = snapshot;
    if (before !== undefined && before.state === snapshot.state && before.fingerprint === snapshot.fingerprint && before.level === snapshot.level) return;
    this.log.info({ state: snapshot.state, level: snapshot.level, reason: snapshot.reason?.code }, 'licence');
    for (const listener of this.#listeners) listener();
  }
}
