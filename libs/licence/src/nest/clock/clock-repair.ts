import { LOG, type Log } from '@assist/platform/observability';
import { Inject, Injectable } from '@nestjs/common';
import { loadClockToken, memoryAfterRepair, type Checked, type ClockToken, type LicenseMemory } from '../../core/index.js';
import { InstallationKey } from '../installation/installation-key.js';
import { LICENSE_SOURCES } from '../license-sources.js';
import type { Companions, LicenseSources } from '../license-context.js';
import { LicenseMemories } from '../memory/license-memories.js';
import { EffectiveClock } from './effective-clock.js';

/** Puts the time marks right by a token of the vendor, made for this installation and good for one use. */
@Injectable()
export class ClockRepair {
  #refused: Buffer | undefined;

  constructor(
    private readonly memories: LicenseMemories,
    private readonly clock: EffectiveClock,
    private readonly key: InstallationKey,
    @Inject(LICENSE_SOURCES) private readonly sources: LicenseSources,
    @Inject(LOG) private readonly log: Log,
  ) {}

  async execute(bytes: Uint8Array, companions: Companions): Promise<Checked<ClockToken>> {
    const token = await this.check(bytes, companions, this.memories.current);
    if (!token.ok) return token;
    const { jti, highWater } = token.value;
    const mistaken = await this.clock.newestMark();
    const memory = await this.memories.save((current) =>
      current.clockTokens.includes(jti) ? null : memoryAfterRepair(current, token.value, mistaken),
    );
    this.clock.follow(memory.clock);
    this.log.warn({ jti, highWater }, 'the time marks were repaired by a clock token');
    return token;
  }

  /** Whether a token is good here and now, by what is remembered. */
  check(bytes: Uint8Array, companions: Companions, memory: Pick<LicenseMemory, 'clockTokens'>): Promise<Checked<ClockToken>> {
    return loadClockToken(bytes, {
      trust: companions.trust.map(({ value }) => value),
      build: this.sources.build,
      installationId: this.key.id,
      used: memory.clockTokens,
      wall: this.clock.wall(),
    });
  }

  /** A token that lies in the folder is tried at every look, and complained about once. */
  async fromFolder(bytes: Uint8Array, companions: Companions): Promise<void> {
    const result = await this.execute(bytes, companions);
    if (result.ok || result.fault.params['fact'] === 'used' || this.#refused?.equals(bytes) === true) return;
    this.#refused = Buffer.from(bytes);
    this.log.warn({ reason: result.fault.code }, 'the clock token in the licence folder is refused');
  }
}
