import { permissionSchema } from '@assist/contracts';
import { type ApiKey } from '@assist/contracts/people';
import { isoOrNull } from '@assist/kernel';
import type { ApiKeyEntity } from './api-key.entity.js';

export function toApiKey(key: ApiKeyEntity): ApiKey {
  return {
    id: key.id,
    name: key.name,
    mark: key.mark,
    // A later version may know fewer permissions than the one that made the key.
    scopes: key.scopes.filter((scope) => permissionSchema.safeParse(scope).success),
    createdAt: new Date(key.createdAt).toISOString(),
    expiresAt: isoOrNull(key.expiresAt),
    lastUsedAt: isoOrNull(key.lastUsedAt),
    lastUsedAddress: key.lastUsedAddress,
  };
}
