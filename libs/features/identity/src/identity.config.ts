import { configInteger, configSecret, configText, defineConfig } from '@assist/platform/config';
import { z } from 'zod';

export const identityConfig = defineConfig(
  'identity',
  z.object({
    adminEmail: z
      .email()
      .max(254)
      .toLowerCase()
      .optional()
      .describe('Both set: the first administrator is made at start, without the first-run page.'),
    adminPassword: configSecret(10).optional(),
    adminName: configText(120).default('Administrator'),
    accessTokenMinutes: configInteger({ min: 1, max: 60 }).default(15),
    sessionDays: configInteger({ min: 1, max: 365 })
      .default(30)
      .describe('A device that was not used for so long must sign in again.'),
    loginAttempts: configInteger({ min: 3, max: 1000 })
      .default(10)
      .describe('Wrong passwords for one account from one address within 15 minutes.'),
    apiKeysPerUser: configInteger({ min: 0, max: 1000 }).default(20).describe('API keys that a person may have; 0: none.'),
    apiKeyMaxDays: configInteger({ min: 0, max: 3650 })
      .default(0)
      .describe('The longest life of an API key. 0: no limit, and a key without an end may be made.'),
  }),
  {
    ADMIN_EMAIL: 'adminEmail',
    ADMIN_PASSWORD: 'adminPassword',
    ADMIN_NAME: 'adminName',
    ASSIST_IDENTITY_ACCESS_TOKEN_MINUTES: 'accessTokenMinutes',
    ASSIST_IDENTITY_SESSION_DAYS: 'sessionDays',
    ASSIST_IDENTITY_LOGIN_ATTEMPTS: 'loginAttempts',
    ASSIST_IDENTITY_API_KEYS_PER_USER: 'apiKeysPerUser',
    ASSIST_IDENTITY_API_KEY_MAX_DAYS: 'apiKeyMaxDays',
  },
);
