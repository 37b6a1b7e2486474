import { configFlag, configInteger, defineConfig } from '@assist/platform/config';
import { z } from 'zod';

export const auditConfig = defineConfig(
  'audit',
  z.object({
    retentionDays: configInteger({ min: 90, max: 36_500 })
      .default(730)
      .describe(
        'How long entries of the audit log are kept. What is older is removed once a day; the rest can still be verified.',
      ),
    breakGlass: configFlag()
      .default(true)
      .describe(
        'false: nobody can read chats of others, not even two administrators together. Read by core-api and llm-api: set it for both.',
      ),
  }),
  { ASSIST_AUDIT_RETENTION_DAYS: 'retentionDays', ASSIST_BREAK_GLASS: 'breakGlass' },
);
