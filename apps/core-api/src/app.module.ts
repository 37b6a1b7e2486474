import { fileURLToPath } from 'node:url';
import { coreApiFeatures } from '@assist/api-modules/core-api';
import { licenceConfig, licenceEntities, LicenceModule } from '@assist/licence/nest';
import { migrations } from '@assist/migrations';
import { loadConfigOrExit } from '@assist/platform/config';
import { configSlices, type ServiceOptions } from '@assist/platform/http';

/** Users, sign-in, licence, and the web client. */
export function coreApi(): ServiceOptions {
  return {
    name: 'core-api',
    config: loadConfigOrExit(configSlices(coreApiFeatures, [licenceConfig]), { http: { port: 8000 } }),
    role: 'all',
    features: coreApiFeatures,
    moreEntities: licenceEntities,
    bindings: [LicenceModule.forRoot()],
    migrations,
    migratesItself: false,
    webDir: fileURLToPath(new URL('../../web/dist', import.meta.url)),
  };
}
