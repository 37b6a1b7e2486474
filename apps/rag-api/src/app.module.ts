import { ragApiFeatures } from '@assist/api-modules/rag-api';
import { licenceConfig, licenceEntities, LicenceModule } from '@assist/licence/nest';
import { migrations } from '@assist/migrations';
import { loadConfigOrExit } from '@assist/platform/config';
import { configSlices, type ServiceOptions } from '@assist/platform/http';
import { RagBareModule } from '@assist/rag';

/** Documents and search; on its own port also the helpdesk's addresses without a prefix. */
export function ragApi(): ServiceOptions {
  return {
    name: 'rag-api',
    config: loadConfigOrExit(configSlices(ragApiFeatures, [licenceConfig]), { http: { port: 8099 } }),
    role: 'all',
    features: ragApiFeatures,
    moreEntities: licenceEntities,
    bindings: [LicenceModule.forRoot()],
    extraModules: [RagBareModule],
    migrations,
    migratesItself: false,
  };
}
