import { fileURLToPath } from 'node:url';
import { coreApiFeatures } from '@assist/api-modules/core-api';
import { llmApiFeatures } from '@assist/api-modules/llm-api';
import { ragApiFeatures } from '@assist/api-modules/rag-api';
import { workflowApiFeatures } from '@assist/api-modules/workflow-api';
import { licenceConfig, licenceEntities, LicenceModule } from '@assist/licence/nest';
import { LlmModule } from '@assist/llm';
import { migrations } from '@assist/migrations';
import { loadConfigOrExit } from '@assist/platform/config';
import { bindPorts, configSlices, inProcess, type ServiceOptions } from '@assist/platform/http';
import { RagModule, SearchDocuments } from '@assist/rag';
import { DocumentSearch } from '@assist/rag/contracts';

const features = [...new Set([...coreApiFeatures, ...ragApiFeatures, ...llmApiFeatures, ...workflowApiFeatures])];

/** Everything in one process, on the embedded engines unless the configuration names servers. */
export function appliance(): ServiceOptions {
  return {
    name: 'appliance',
    config: loadConfigOrExit(configSlices(features, [licenceConfig])),
    role: 'all',
    features,
    moreEntities: licenceEntities,
    bindings: [
      LicenceModule.forRoot(),
      bindPorts({ imports: [RagModule, LlmModule], ports: [inProcess(DocumentSearch, SearchDocuments)] }),
    ],
    migrations,
    migratesItself: true,
    webDir: fileURLToPath(new URL('../../web/dist', import.meta.url)),
  };
}
