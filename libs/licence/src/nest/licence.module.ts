import type { LicenseErrorCode } from '@assist/contracts';
import { ModuleGate } from '@assist/kernel';
import type { ErrorTableOf, Feature } from '@assist/platform/http';
import { Module, type DynamicModule } from '@nestjs/common';
import { adminProviders } from './admin-providers.js';
import { ClockRepair } from './clock/clock-repair.js';
import { EffectiveClock } from './clock/effective-clock.js';
import { InstallationKey } from './installation/installation-key.js';
import { LicenseInstallationEntity } from './installation/license-installation.entity.js';
import { LicenseDocumentEntity } from './licence-document.entity.js';
import { HouseGate } from './house-gate.js';
import { licenceProviders, type LicenceOptions } from './licence-providers.js';
import { LicenceState } from './licence-state.js';
import { LicenceAudit } from './licence-audit.js';
import { LicenseDocumentFinder } from './license-documents.js';
import { LicenseFolder } from './license-folder.js';
import { LICENSE_SOURCES } from './license-sources.js';
import { LicenseReader } from './license-reader.js';
import { LicenseStore } from './license-store.js';
import { LicenseRepository } from './license.repository.js';
import { LicenseStateEntity } from './license-state.entity.js';
import { limitEntities, limitExports, limitProviders } from './limit-providers.js';
import { LicenseMemories } from './memory/license-memories.js';
import { LicenseController } from './routes/license.controller.js';
import { RemoveLicense } from './remove-license.js';
import { SeatLimit } from './seats.js';
import { LicenceFigures } from './watch/licence-figures.js';

export const licenceEntities = [LicenseDocumentEntity, LicenseStateEntity, LicenseInstallationEntity, ...limitEntities] as const;

/** Global, in every process: licence and module switches behind the kernel's `ModuleGate`. */
@Module({})
export class LicenceModule {
  static forRoot(options: LicenceOptions = {}): DynamicModule {
    return {
      module: LicenceModule,
      global: true,
      providers: [
        LicenseRepository,
        LicenseDocumentFinder,
        LicenseReader,
        ClockRepair,
        LicenseStore,
        LicenceAudit,
        LicenceState,
        LicenceFigures,
        RemoveLicense,
        SeatLimit,
        HouseGate,
        { provide: ModuleGate, useExisting: HouseGate },
        ...licenceProviders(options),
        ...limitProviders(options.node),
      ],
      exports: [
        ModuleGate,
        ...limitExports,
        LICENSE_SOURCES,
        LicenseDocumentFinder,
        LicenseMemories,
        LicenseReader,
        ClockRepair,
        LicenseRepository,
        LicenceAudit,
        LicenceState,
        LicenseStore,
        LicenseFolder,
        RemoveLicense,
        SeatLimit,
        InstallationKey,
        EffectiveClock,
      ],
    };
  }
}

@Module({ controllers: [LicenseController], providers: [...adminProviders] })
class LicenceAdminModule {}

const licenceErrors = {
  LICENSE_INVALID: { status: 422, title: 'The licence file is refused' },
  LICENSE_FOLDER_READ_ONLY: { status: 409, title: 'The file in the folder counts first, and the folder cannot be written' },
} satisfies ErrorTableOf<LicenseErrorCode>;

/** The routes of the licence, in the core API only. */
export const licenceFeature: Feature = {
  id: 'licence',
  modules: [LicenceAdminModule],
  entities: [],
  config: [],
  errors: licenceErrors,
  prefixes: ['/api/license'],
};
