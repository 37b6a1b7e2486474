import { resolve } from 'node:path';
import { configText, defineConfig } from '@assist/platform/config';
import { z } from 'zod';

export const licenceConfig = defineConfig(
  'licence',
  z
    .object({
      licenseDir: configText()
        .default('license')
        .transform((path) => resolve(path))
        .describe('Import door: `license.json`, `emergency.json`, `trust.json`, `revocation.json`, `clock.json`.'),
      publicHost: configText(255)
        .nullable()
        .default(null)
        .describe('Host of the address under which people reach the product; licences can be bound to it.'),
      onlineCheck: z
        .enum(['off', 'first-start'])
        .default('off')
        .describe('`first-start`: each licence asks LICENSE_ONLINE_URL once, in the background; no answer changes nothing.'),
      onlineUrl: configText()
        .refine((url) => /^https?:\/\/[^/@]+(\/|$)/.test(url) && URL.canParse(url), 'not an http(s) address without credentials')
        .nullable()
        .default(null)
        .describe('Folder of the vendor with the status of the licences. Needed for `first-start`.'),
    })
    .superRefine(({ onlineCheck, onlineUrl }, check) => {
      if (onlineCheck === 'off' || onlineUrl !== null) return;
      check.addIssue({ code: 'custom', path: ['onlineUrl'], message: 'LICENSE_ONLINE_URL is needed to check online' });
    }),
  {
    LICENSE_DIR: 'licenseDir',
    PUBLIC_HOST: 'publicHost',
    LICENSE_ONLINE_CHECK: 'onlineCheck',
    LICENSE_ONLINE_URL: 'onlineUrl',
  },
);
