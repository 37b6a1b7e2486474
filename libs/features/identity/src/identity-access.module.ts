import { AccountGate, PermissionGate } from '@assist/kernel';
import { Authenticator } from '@assist/platform/http';
import { Global, Module } from '@nestjs/common';
import { ApiKeyProof } from './api-keys/api-key-proof.js';
import { ApiKeyRepository } from './api-keys/api-key.repository.js';
import { DiscoveryModule } from '@nestjs/core';
import { ErasureSteps } from './personal-data/erasure/erasure-steps.js';
import { ErasureRepository } from './personal-data/erasure/erasure.repository.js';
import { FinishErasure } from './personal-data/erasure/finish-erasure.js';
import { ExportStep } from './personal-data/export/export-step.js';
import { ExportRepository } from './personal-data/export/export.repository.js';
import { PersonalDataRegistry } from './personal-data/personal-data-registry.js';
import { PersonalDataWork } from './personal-data/personal-data-work.js';
import { GrantedPermissions } from './roles/granted-permissions.js';
import { RoleRepository } from './roles/role.repository.js';
import { SecondFactorDemand } from './second-factor/second-factor-demand.js';
import { SecondFactorRepository } from './second-factor/second-factor.repository.js';
import { AccessTokens } from './sessions/access-tokens.js';
import { CurrentActors } from './sessions/current-actors.js';
import { LastUseRepository } from './sessions/last-use.repository.js';
import { LastUses } from './sessions/last-uses.js';
import { ServiceProof } from './sessions/service-proof.js';
import { SessionProof } from './sessions/session-proof.js';
import { SessionRepository } from './sessions/session.repository.js';
import { TokenAuthenticator } from './sessions/token-authenticator.js';
import { UserActors } from './sessions/user-actors.js';
import { EnabledAccounts } from './users/enabled-accounts.js';
import { LegalHoldRepository } from './retention/holds/legal-hold.repository.js';
import { retentionAccessParts } from './retention/retention.parts.js';
import { UserGroupsRepository } from './groups/user-groups.repository.js';
import { LegalHolds, UserGroups, UserNames } from './contracts.js';
import { UserNamesRepository } from './users/user-names.repository.js';

/**
 * What every process needs to know who calls, for each proves tokens for itself; and the work on personal data, for
 * each has rooms of its own that keep some.
 */
@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [
    AccessTokens,
    SessionRepository,
    RoleRepository,
    GrantedPermissions,
    ApiKeyRepository,
    SecondFactorRepository,
    SecondFactorDemand,
    LastUseRepository,
    LastUses,
    UserActors,
    ApiKeyProof,
    SessionProof,
    ServiceProof,
    CurrentActors,
    { provide: PermissionGate, useExisting: GrantedPermissions },
    { provide: AccountGate, useClass: EnabledAccounts },
    { provide: Authenticator, useClass: TokenAuthenticator },
    { provide: UserNames, useClass: UserNamesRepository },
    { provide: UserGroups, useClass: UserGroupsRepository },
    PersonalDataRegistry,
    PersonalDataWork,
    ErasureRepository,
    ErasureSteps,
    FinishErasure,
    ExportRepository,
    ExportStep,
    ...retentionAccessParts,
    { provide: LegalHolds, useExisting: LegalHoldRepository },
  ],
  exports: [
    AccessTokens,
    SessionRepository,
    RoleRepository,
    GrantedPermissions,
    ApiKeyRepository,
    SecondFactorRepository,
    UserActors,
    PermissionGate,
    AccountGate,
    Authenticator,
    UserNames,
    UserGroups,
    ErasureRepository,
    ErasureSteps,
    ExportRepository,
    LegalHolds,
    ...retentionAccessParts,
  ],
})
export class IdentityAccessModule {}
