import type { Feature } from '@assist/platform/http';
import { ConnectionGroup, GroupDefault } from './access/model-access.entity.js';
import { LlmConnection } from './connections/llm-connection.entity.js';
import { llmConfig } from './llm.config.js';
import { llmErrors } from './llm.errors.js';
import { LlmModule } from './llm.module.js';

/** Models: connections to providers, for administrators, and the choice among them, for everybody. */
export const llmFeature: Feature = {
  id: 'llm',
  modules: [LlmModule],
  entities: [LlmConnection, ConnectionGroup, GroupDefault],
  config: [llmConfig],
  errors: llmErrors,
  prefixes: ['/api/llm'],
};
