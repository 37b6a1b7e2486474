import { uploadRulesSchema, type UploadRules } from '@assist/contracts';
import { Endpoint } from '@assist/platform/http';
import { Settings } from '@assist/platform/settings';
import { Controller } from '@nestjs/common';
import { EXTENSIONS } from '../../parse/format/extensions.js';
import { BYTES_PER_MB } from './receive-file.js';

@Controller()
export class UploadRulesController {
  constructor(private readonly settings: Settings) {}

  @Endpoint({
    method: 'GET',
    path: '/api/documents/rules',
    module: 'rag',
    access: 'read',
    summary: 'What an upload may be',
    reply: uploadRulesSchema,
  })
  readUploadRules(): UploadRules {
    return { maxBytes: this.settings.get('rag.maxUploadMb') * BYTES_PER_MB, extensions: Object.keys(EXTENSIONS) };
  }
}
