import { Clock, systemContext } from '@assist/kernel';
import { AuditReader, ClockTrust } from '@assist/platform/audit';
import { coreConfig, SecretKey, type ConfigOf } from '@assist/platform/config';
import { Database } from '@assist/platform/database';
import { LOG, type Log } from '@assist/platform/observability';
import type { Provider } from '@nestjs/common';
import { ANCHORS, type Anchor, type BuildFacts } from '../core/index.js';
import { buildFacts } from './build-facts.js';
import { EffectiveClock } from './clock/effective-clock.js';
import { MonotonicTime, monotonicTimeFor } from './clock/monotonic-time.js';
import { HostFactsReader, type HostSources } from './host/host-facts.js';
import { InstallationKey } from './installation/installation-key.js';
import { Installation, openInstallation } from './installation/open-installation.js';
import { licenceConfig } from './licence.config.js';
import type { LicenseSources } from './license-context.js';
import { LicenseFolder } from './license-folder.js';
import { LICENSE_SOURCES } from './license-sources.js';
import { LicenseMemories } from './memory/license-memories.js';
import { WatermarkFile } from './memory/watermark-file.js';

/** For tests only; a product takes its own. */
export interface LicenceOptions {
  readonly anchors?: readonly Anchor[];
  readonly build?: BuildFacts;
  readonly monotonic?: MonotonicTime;
  readonly host?: HostSources;
  /** Mark of this host among the hosts, to play several. */
  readonly node?: string;
}

/** What a look starts from: the folder, the vendor's keys, the build, who this installation is, and its clock. */
export function licenceProviders(options: LicenceOptions): Provider[] {
  return [...fileProviders(options), ...installationProviders(options), ...timeProviders(options)];
}

function fileProviders(options: LicenceOptions): Provider[] {
  return [
    {
      provide: LicenseFolder,
      useFactory: (config: ConfigOf<typeof licenceConfig>) => new LicenseFolder(config.licenseDir),
      inject: [licenceConfig.token],
    },
    {
      provide: LICENSE_SOURCES,
      useFactory: (config: ConfigOf<typeof licenceConfig>): LicenseSources => ({
        anchors: options.anchors ?? ANCHORS,
        build: options.build ?? buildFacts(),
        publicHost: config.publicHost,
      }),
      inject: [licenceConfig.token],
    },
    {
      provide: WatermarkFile,
      useFactory: (config: ConfigOf<typeof coreConfig>) => new WatermarkFile(config.dataDir),
      inject: [coreConfig.token],
    },
  ];
}

type InstallationNeeds = [Database, SecretKey, WatermarkFile, Clock, MonotonicTime, LicenseSources, Log];

function installationProviders(options: LicenceOptions): Provider[] {
  return [
    {
      provide: Installation,
      useFactory: (...[database, secretKey, file, clock, monotonic, { build }, log]: InstallationNeeds) => {
        const reading = { wall: clock.now(), monotonic: monotonic.now() };
        return openInstallation({ database, secretKey, file, reading, builtAt: build.builtAt, log });
      },
      inject: [Database, SecretKey, WatermarkFile, Clock, MonotonicTime, LICENSE_SOURCES, LOG],
    },
    { provide: InstallationKey, useFactory: ({ key }: Installation) => key, inject: [Installation] },
    { provide: LicenseMemories, useFactory: ({ memories }: Installation) => memories, inject: [Installation] },
    {
      provide: HostFactsReader,
      useFactory: (key: InstallationKey, monotonic: MonotonicTime) => new HostFactsReader(key, monotonic, options.host),
      inject: [InstallationKey, MonotonicTime],
    },
  ];
}

type ClockNeeds = [Clock, MonotonicTime, LicenseMemories, LicenseSources, AuditReader, ClockTrust];

function timeProviders(options: LicenceOptions): Provider[] {
  return [
    { provide: MonotonicTime, useFactory: (clock: Clock) => options.monotonic ?? monotonicTimeFor(clock), inject: [Clock] },
    {
      provide: EffectiveClock,
      useFactory: (...[clock, monotonic, memories, { build }, audit, trust]: ClockNeeds) => {
        const marks = { builtAt: build.builtAt, memory: memories.current.clock };
        const effective = new EffectiveClock(clock, monotonic, marks);
        effective.addMark(() => audit.newestTrustedAt(systemContext('licence')));
        trust.watch(() => effective.running.pending !== null);
        return effective;
      },
      inject: [Clock, MonotonicTime, LicenseMemories, LICENSE_SOURCES, AuditReader, ClockTrust],
    },
  ];
}
