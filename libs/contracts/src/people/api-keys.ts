import { z } from 'zod';
import { PERMISSIONS, permissionSchema } from '../permissions.js';
import { idSchema, instantSchema, lineSchema } from '../shared.js';

const scopesSchema = z.array(permissionSchema).min(1).max(PERMISSIONS.length);

/** `mark`: the part of the key's text by which its owner knows it again. Never the secret. */
export const apiKeySchema = z
  .object({
    id: idSchema,
    name: z.string(),
    mark: z.string(),
    scopes: z.array(permissionSchema),
    createdAt: instantSchema,
    expiresAt: instantSchema.nullable(),
    lastUsedAt: instantSchema.nullable(),
    lastUsedAddress: z.string().nullable(),
  })
  .meta({ id: 'ApiKey' });
export type ApiKey = z.infer<typeof apiKeySchema>;

export const apiKeyListSchema = z.object({ items: z.array(apiKeySchema) }).meta({ id: 'ApiKeyList' });

/** `grantable`: what the owner may do now; a key never does more. `maxDays`: how long a key may live; null: as long as wanted. */
export const ownApiKeysSchema = z
  .object({
    items: z.array(apiKeySchema),
    grantable: z.array(permissionSchema),
    limit: z.number().int(),
    maxDays: z.number().int().nullable(),
  })
  .meta({ id: 'OwnApiKeys' });
export type OwnApiKeys = z.infer<typeof ownApiKeysSchema>;

export const createApiKeyRequestSchema = z
  .object({
    name: lineSchema(120),
    scopes: scopesSchema,
    expiresInDays: z.number().int().min(1).max(3650).nullable().default(null),
  })
  .meta({ id: 'CreateApiKeyRequest' });
export type CreateApiKeyRequest = z.infer<typeof createApiKeyRequestSchema>;

/** `text` is the key itself and is shown this once. */
export const createdApiKeySchema = z.object({ apiKey: apiKeySchema, text: z.string() }).meta({ id: 'CreatedApiKey' });
export type CreatedApiKey = z.infer<typeof createdApiKeySchema>;
