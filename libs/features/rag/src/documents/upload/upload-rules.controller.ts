import { uploadRulesSchema, type UploadRules } from '@assist/contracts';
import { Endpoint } from '@assist/platform/http';
import { Controller, Inject } from '@nestjs/common';
import { EXTENSIONS } from '../../parse/format/extensions.js';
import { ragConfig, type RagConfig } from '../../rag.config.js';
import { BYTES_PER_MB } from './receive-file.js';

@Controller()
export class UploadRulesController {
  constructor(@Inject(ragConfig.token) private readonly config: RagConfig) {}

  @Endpoint({
    method: 'GET',
    path: '/api/documents/rules',
    module: 'rag',
    access: 'read',
    summary: 'What an upload may be',
    reply: uploadRulesSchema,
  })
  readUploadRules(): UploadRules {
    return { maxBytes: this.config.maxUploadMb * BYTES_PER_MB, extensions: Object.keys(EXTENSIONS) };
  }
}
