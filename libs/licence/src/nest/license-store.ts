import type { RequestContext } from '@assist/kernel';
import { Inject, Injectable } from '@nestjs/common';
import {
  clockAfter,
  memoryAfter,
  resolveLicense,
  type GenuineLicense,
  type LicenseSnapshot,
  type Resolution,
} from '../core/index.js';
import { ClockRepair } from './clock/clock-repair.js';
import { EffectiveClock } from './clock/effective-clock.js';
import { copiesToKeep, isSameSet, type DocumentCopy } from './kept-documents.js';
import { seenAfter, type LicenseSources } from './license-context.js';
import { LicenseReader, type Look } from './license-reader.js';
import { LICENSE_SOURCES } from './license-sources.js';
import { LicenseRepository, type StoredDocuments } from './license.repository.js';
import { LicenseMemories } from './memory/license-memories.js';
import type { Remembered } from './memory/memory-text.js';

/** The time marks are written at least so often; what a licence changes is written at once. */
const WRITE_EVERY_MS = 10 * 60_000;
const SECOND_MS = 1000;

/** Resolves what holds from folder and database, and remembers what must not be forgotten. */
@Injectable()
export class LicenseStore {
  /** Effective time of the last write of the marks. */
  #writtenAt = -Infinity;
  #next: GenuineLicense | null = null;

  constructor(
    private readonly reader: LicenseReader,
    private readonly repair: ClockRepair,
    private readonly memories: LicenseMemories,
    private readonly repository: LicenseRepository,
    private readonly clock: EffectiveClock,
    @Inject(LICENSE_SOURCES) private readonly sources: LicenseSources,
  ) {}

  /** What holds now, flags of the clock included. */
  async resolve(): Promise<LicenseSnapshot> {
    const look = await this.reader.look();
    const { clockToken } = look.documents;
    if (clockToken !== null) await this.repair.fromFolder(clockToken, look.companions);
    const resolution = await this.#resolveAt(look);
    this.#next = resolution.next;
    this.clock.settle();
    await this.#remember(resolution, look);
    const { snapshot } = resolution;
    return Object.freeze({ ...snapshot, flags: Object.freeze([...this.clock.flags, ...snapshot.flags]) });
  }

  /** The renewal that waits, as of the last look. */
  get next(): GenuineLicense | null {
    return this.#next;
  }

  /** Writes the marks, for the end of the process. */
  async writeMarks(): Promise<void> {
    await this.memories.save((current) =>
      this.clock.isBehind(current.clock) ? null : { ...current, clock: clockAfter(current.clock, this.clock.running) },
    );
  }

  /** A licence proves an instant too: where that moves the time, it is looked at again. */
  async #resolveAt({ documents, companions }: Look): Promise<Resolution> {
    const { stored, file, emergency: copies } = documents;
    const { emergencies: used } = this.memories.current;
    const found = { file, lastGood: stored.license ?? null, next: stored.next ?? null, emergency: { copies, used } };
    const context = await this.reader.context(companions);
    const resolution = await resolveLicense(found, context);
    for (const license of [resolution.license, resolution.next]) {
      if (license !== null) this.clock.prove(license.claims.iat);
    }
    const now = this.clock.now();
    return now < context.now + SECOND_MS ? resolution : resolveLicense(found, { ...context, now });
  }

  /** Writes only what changed: marks that must never fall, and copies of the documents that count. */
  async #remember(resolution: Resolution, { documents, companions }: Look): Promise<void> {
    const copies = copiesToKeep(resolution, documents.stored, companions, this.sources.build.env);
    const { running } = this.clock;
    const after = (current: Remembered): Remembered => ({
      ...memoryAfter(current, resolution, running),
      seen: seenAfter(current.seen, companions),
    });
    const before = this.memories.current;
    if (this.memories.isFileBehind) await this.memories.writeFile();
    const isDue = running.effective >= this.#writtenAt + WRITE_EVERY_MS;
    if (!isDue && copies.length === 0 && withoutTime(before) === withoutTime(after(before))) return;
    const change = (current: Remembered): Remembered | null => (this.clock.isBehind(current.clock) ? null : after(current));
    const isWritten = await this.memories.trySave(change, (tx) => this.#keep(tx, copies, documents.stored));
    if (isWritten) this.#writtenAt = running.effective;
  }

  /** What was imported since `seen` was read is newer than what this look found: the next one sees it. */
  async #keep(tx: RequestContext, copies: readonly DocumentCopy[], seen: StoredDocuments): Promise<void> {
    if (copies.length > 0 && !isSameSet(await this.repository.documents(tx), seen)) return;
    for (const { id, bytes } of copies) {
      if (bytes === null) await this.repository.removeDocument(tx, id);
      else await this.repository.saveDocument(tx, id, bytes, this.clock.wall());
    }
  }
}

/** What is written at once when it changes: everything but the passing of time. */
function withoutTime(memory: Remembered): string {
  const { clock } = memory;
  return JSON.stringify({ ...memory, clock: { ...clock, highWater: 0, pending: clock.pending !== null } });
}
