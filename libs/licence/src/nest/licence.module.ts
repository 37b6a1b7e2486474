import type { LicenseErrorCode } from '@assist/contracts';
import { ModuleGate } from '@assist/kernel';
import type { ConfigOf } from '@assist/platform/config';
import type { ErrorTableOf, Feature } from '@assist/platform/http';
import { Module, type DynamicModule } from '@nestjs/common';
import { ANCHORS, type Anchor, type BuildFacts } from '../core/index.js';
import { buildFacts } from './build-facts.js';
import { licenceConfig } from './licence.config.js';
import { LicenseDocumentEntity } from './licence-document.entity.js';
import { LicenceState } from './licence-state.js';
import { LicenseController } from './license.controller.js';
import { LicenseFolder } from './license-folder.js';
import { LICENSE_SOURCES } from './license-sources.js';
import { LicenseStore } from './license-store.js';
import { LicenseRepository } from './license.repository.js';
import { LicenseStateEntity } from './license-state.entity.js';
import { PutLicense } from './put-license.js';
import { SeatLimit } from './seats.js';

export const licenceEntities = [LicenseDocumentEntity, LicenseStateEntity] as const;

/** Global, in every process: the licence state behind the kernel's `ModuleGate`. */
@Module({})
export class LicenceModule {
  /** Anchors and build facts are arguments for tests only; a product takes its own. */
  static forRoot(options: { readonly anchors?: readonly Anchor[]; readonly build?: BuildFacts } = {}): DynamicModule {
    return {
      module: LicenceModule,
      global: true,
      providers: [
        LicenseRepository,
        LicenseStore,
        LicenceState,
        SeatLimit,
        { provide: ModuleGate, useExisting: LicenceState },
        {
          provide: LicenseFolder,
          useFactory: (config: ConfigOf<typeof licenceConfig>) => new LicenseFolder(config.licenseDir),
          inject: [licenceConfig.token],
        },
        {
          provide: LICENSE_SOURCES,
          useFactory: (config: ConfigOf<typeof licenceConfig>) => ({
            anchors: options.anchors ?? ANCHORS,
            build: options.build ?? buildFacts(),
            publicHost: config.publicHost,
          }),
          inject: [licenceConfig.token],
        },
      ],
      exports: [ModuleGate, LicenceState, LicenseStore, LicenseFolder, SeatLimit],
    };
  }
}

@Module({ controllers: [LicenseController], providers: [PutLicense] })
class LicenceAdminModule {}

const licenceErrors = {
  LICENSE_INVALID: { status: 422, title: 'The licence file is refused' },
} satisfies ErrorTableOf<LicenseErrorCode>;

/** `GET/PUT /api/license`, in the core API only. */
export const licenceFeature: Feature = {
  id: 'licence',
  modules: [LicenceAdminModule],
  entities: [],
  config: [],
  errors: licenceErrors,
  prefixes: ['/api/license'],
};
