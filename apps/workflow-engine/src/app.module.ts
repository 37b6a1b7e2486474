import { workflowApiFeatures } from '@assist/api-modules/workflow-api';
import { licenceConfig, licenceEntities, LicenceModule } from '@assist/licence/nest';
import { migrations } from '@assist/migrations';
import { loadConfigOrExit } from '@assist/platform/config';
import { configSlices, type ServiceOptions } from '@assist/platform/http';

/** Workflows; so far its health routes. */
export function workflowEngine(): ServiceOptions {
  return {
    name: 'workflow-engine',
    config: loadConfigOrExit(configSlices(workflowApiFeatures, [licenceConfig]), { http: { port: 8002 } }),
    role: 'all',
    features: workflowApiFeatures,
    moreEntities: licenceEntities,
    bindings: [LicenceModule.forRoot()],
    migrations,
    migratesItself: false,
  };
}
