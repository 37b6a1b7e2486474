import { systemContext } from '@assist/kernel';
import { Inject, Injectable } from '@nestjs/common';
import type { HostFacts, RunningClock, VerifyContext } from '../core/index.js';
import { EffectiveClock } from './clock/effective-clock.js';
import { HostFactsReader } from './host/host-facts.js';
import { knownAnchors, loadCompanions, verifyContext, type Companions, type LicenseSources } from './license-context.js';
import { LicenseDocumentFinder, type FoundDocuments } from './license-documents.js';
import { LICENSE_SOURCES } from './license-sources.js';
import { LicenseMemories } from './memory/license-memories.js';
import type { Remembered } from './memory/memory-text.js';

/** What one look found, before it is decided what holds. */
export interface Look {
  readonly documents: FoundDocuments;
  readonly companions: Companions;
}

/** Reads documents and memory anew, and tells the clock what they prove. */
@Injectable()
export class LicenseReader {
  constructor(
    private readonly finder: LicenseDocumentFinder,
    private readonly memories: LicenseMemories,
    private readonly host: HostFactsReader,
    private readonly clock: EffectiveClock,
    @Inject(LICENSE_SOURCES) private readonly sources: LicenseSources,
  ) {}

  async look(): Promise<Look> {
    const memory = await this.memories.refresh();
    this.clock.follow(memory.clock);
    if (!this.clock.isSettled) this.clock.mark(await this.clock.newestMark());
    const documents = await this.finder.find(systemContext('licence'));
    const anchors = await knownAnchors(this.sources.anchors, documents.root);
    const companions = await loadCompanions(documents, anchors, memory.seen);
    const own = [...companions.trust, ...companions.revocation].filter(({ value }) => value.env === this.sources.build.env);
    for (const { value } of own) this.clock.prove(value.iat);
    return { documents, companions };
  }

  /** What `verify` must know at this moment; `other` plays through what is not so yet. */
  async context(
    companions: Companions,
    other: { readonly memory?: Remembered; readonly clock?: RunningClock } = {},
  ): Promise<VerifyContext> {
    const { memory = this.memories.current, clock = this.clock.running } = other;
    return verifyContext({ companions, build: this.sources.build, host: await this.hostFacts(), clock }, memory);
  }

  /** This host, as licences are bound to it. */
  async hostFacts(): Promise<HostFacts> {
    return { components: await this.host.components(), publicHost: this.sources.publicHost };
  }
}
