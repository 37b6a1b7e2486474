import type { Feature } from '@assist/platform/http';
import { IdentityAccessModule } from './identity-access.module.js';
import { identityConfig } from './identity.config.js';
import { identityErrors } from './identity.errors.js';
import { IdentityModule } from './identity.module.js';
import { SessionEntity } from './sessions/session.entity.js';
import { InstallationEntity } from './setup/installation.entity.js';
import { UserEntity } from './users/user.entity.js';

const identityEntities = [UserEntity, SessionEntity, InstallationEntity] as const;

/** Who calls: for every process, also those that sign nobody in. */
export const identityAccessFeature: Feature = {
  id: 'identity-access',
  modules: [IdentityAccessModule],
  entities: identityEntities,
  config: [identityConfig],
  errors: {},
  prefixes: [],
};

/** Setup, sign-in, own profile and user management; needs `identityAccessFeature` beside it. */
export const identityFeature: Feature = {
  id: 'identity',
  modules: [IdentityModule],
  entities: [],
  config: [],
  errors: identityErrors,
  prefixes: ['/api/setup', '/api/auth', '/api/me', '/api/users'],
};
