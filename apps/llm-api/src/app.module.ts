import { llmApiFeatures } from '@assist/api-modules/llm-api';
import { licenceConfig, licenceEntities, LicenceModule } from '@assist/licence/nest';
import { LlmModule } from '@assist/llm';
import { migrations } from '@assist/migrations';
import { loadConfigOrExit } from '@assist/platform/config';
import { bindPorts, configSlices, remote, type ServiceOptions } from '@assist/platform/http';
import { DocumentSearch } from '@assist/rag/contracts';
import { HttpDocumentSearch } from '@assist/rag/remote';

/** Chats and models; documents are searched in rag-api. */
export function llmApi(): ServiceOptions {
  return {
    name: 'llm-api',
    config: loadConfigOrExit(configSlices(llmApiFeatures, [licenceConfig]), { http: { port: 8001 } }),
    role: 'all',
    features: llmApiFeatures,
    moreEntities: licenceEntities,
    bindings: [LicenceModule.forRoot(), bindPorts({ imports: [LlmModule], ports: [remote(DocumentSearch, HttpDocumentSearch)] })],
    migrations,
    migratesItself: false,
  };
}
