import { resolve } from 'node:path';
import { configText, defineConfig } from '@assist/platform/config';
import { z } from 'zod';

export const licenceConfig = defineConfig(
  'licence',
  z.object({
    licenseDir: configText()
      .default('license')
      .transform((path) => resolve(path))
      .describe('Import door: `license.json`, `trust.json`, `revocation.json`.'),
    publicHost: configText(255)
      .nullable()
      .default(null)
      .describe('Host of the address under which people reach the product; licences can be bound to it.'),
  }),
  { LICENSE_DIR: 'licenseDir', PUBLIC_HOST: 'publicHost' },
);
