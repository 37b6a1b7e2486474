import type { Feature } from '@assist/platform/http';
import { ApiKeyEntity } from './api-keys/api-key.entity.js';
import { GroupEntity, GroupMemberEntity } from './groups/group.entity.js';
import { IdentityAccessModule } from './identity-access.module.js';
import { identityConfig } from './identity.config.js';
import { identityErrors } from './identity.errors.js';
import { IdentityModule } from './identity.module.js';
import { ErasureEntity, ErasurePartEntity } from './personal-data/erasure/erasure.entity.js';
import { ExportEntity, ExportPartEntity } from './personal-data/export/export.entity.js';
import { retentionEntities } from './retention/retention.entity.js';
import { RoleEntity } from './roles/role.entity.js';
import { InvitationEntity } from './invitations/invitation.entity.js';
import { PasswordResetEntity } from './password-reset/password-reset.entity.js';
import { RecoveryCodeEntity } from './second-factor/recovery-code.entity.js';
import { SecondFactorEntity } from './second-factor/second-factor.entity.js';
import { SignInChallengeEntity } from './second-factor/sign-in-challenge.entity.js';
import { SessionEntity } from './sessions/session.entity.js';
import { InstallationEntity } from './setup/installation.entity.js';
import { ldapConfig } from './sign-on/ldap/ldap.config.js';
import { oidcConfig } from './sign-on/oidc/oidc.config.js';
import { signOnEntities } from './sign-on/sign-on.parts.js';
import { UserEntity } from './users/user.entity.js';

export { AccountRescue, type RescueParts } from './oversight/account-rescue.js';

const identityEntities = [
  UserEntity,
  SessionEntity,
  InstallationEntity,
  RoleEntity,
  GroupEntity,
  GroupMemberEntity,
  ApiKeyEntity,
  SecondFactorEntity,
  RecoveryCodeEntity,
  SignInChallengeEntity,
  ErasureEntity,
  ErasurePartEntity,
  ExportEntity,
  ExportPartEntity,
  PasswordResetEntity,
  InvitationEntity,
  ...signOnEntities,
  ...retentionEntities,
] as const;

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
  config: [oidcConfig, ldapConfig],
  errors: identityErrors,
  prefixes: [
    ...['/api/setup', '/api/auth', '/api/me', '/api/users', '/api/invitations', '/api/roles', '/api/groups', '/api/exports'],
    '/api/privacy',
  ],
};
