export { llmConfig } from './llm.config.js';
export { llmErrors } from './llm.errors.js';
export { llmFeature } from './llm.feature.js';
export { LlmModule } from './llm.module.js';
export { LlmConnection } from './connections/llm-connection.entity.js';
export { DETECTION_PORTS } from './connections/list-provider-models.js';
