import { LicenceContacts, SeatUsage } from '@assist/licence/nest';
import { Global, Module } from '@nestjs/common';
import { ApiKeysController } from './api-keys/api-keys.controller.js';
import { CreateApiKey } from './api-keys/create-api-key.js';
import { ListOwnApiKeys } from './api-keys/list-own-api-keys.js';
import { RevokeApiKey } from './api-keys/revoke-api-key.js';
import { MakeResetLink } from './oversight/make-reset-link.js';
import { OverseeCredentials } from './oversight/oversee-credentials.js';
import { OverseenUser } from './oversight/overseen-user.js';
import { OversightController } from './oversight/oversight.controller.js';
import { ResetSecondFactor } from './oversight/reset-second-factor.js';
import { invitationParts } from './invitations/invitation.parts.js';
import { InvitationsController } from './invitations/invitations.controller.js';
import { PasswordResetController } from './password-reset/password-reset.controller.js';
import { passwordResetParts } from './password-reset/password-reset.parts.js';
import { secondFactorParts } from './second-factor/second-factor.parts.js';
import { SecondFactorController } from './second-factor/second-factor.controller.js';
import { ChangeMembers } from './groups/change-members.js';
import { CreateGroup } from './groups/create-group.js';
import { DeleteGroup } from './groups/delete-group.js';
import { DirectoryGroups } from './groups/directory-groups.js';
import { GroupEffects } from './groups/group-effects.js';
import { GroupRepository } from './groups/group.repository.js';
import { GroupsController } from './groups/groups.controller.js';
import { Groups } from './groups/groups.service.js';
import { UpdateGroup } from './groups/update-group.js';
import { Memberships } from './groups/memberships.js';
import { AccountData } from './personal-data/account-data.js';
import { AccountProfile } from './personal-data/account-profile.js';
import { BeginErasure } from './personal-data/erasure/begin-erasure.js';
import { DeleteUser } from './personal-data/erasure/delete-user.js';
import { Erasures } from './personal-data/erasure/erasures.service.js';
import { ArchiveEntries } from './personal-data/export/archive-entries.js';
import { AssembleExport } from './personal-data/export/assemble-export.processor.js';
import { DropExpiredExport } from './personal-data/export/drop-export.processor.js';
import { DropExport } from './personal-data/export/drop-export.js';
import { ExportOwnData } from './personal-data/export/export-own-data.js';
import { ExportUserData } from './personal-data/export/export-user-data.js';
import { ExportsController } from './personal-data/export/exports.controller.js';
import { Exports } from './personal-data/export/exports.service.js';
import { OpenExport } from './personal-data/export/open-export.js';
import { RequestExport } from './personal-data/export/request-export.js';
import { CreateRole } from './roles/create-role.js';
import { Authority } from './roles/authority.js';
import { Delegation } from './roles/delegation.js';
import { DeleteRole } from './roles/delete-role.js';
import { GrantSources } from './roles/grant-sources.js';
import { PermissionsChanged } from './roles/permissions-changed.js';
import { RoleEffects } from './roles/role-effects.js';
import { RolesController } from './roles/roles.controller.js';
import { Roles } from './roles/roles.service.js';
import { UpdateRole } from './roles/update-role.js';
import { AuthController } from './sessions/auth.controller.js';
import { BeginSession } from './sessions/begin-session.js';
import { EndSessions } from './sessions/end-sessions.js';
import { KnownDevices } from './sessions/known-devices.js';
import { Fingerprints } from './secrets/fingerprints.js';
import { LoginAttempts } from './sessions/login-attempts.js';
import { LoginThrottle } from './sessions/login-throttle.js';
import { ListSessions } from './sessions/list-sessions.js';
import { Login } from './sessions/login.js';
import { OwnSession } from './sessions/own-session.js';
import { RefreshSession } from './sessions/refresh-session.js';
import { RevokeSession } from './sessions/revoke-session.js';
import { SessionTokens } from './sessions/session-tokens.js';
import { SessionsController } from './sessions/sessions.controller.js';
import { SignOut } from './sessions/sign-out.js';
import { CreateFirstAdmin } from './setup/create-first-admin.js';
import { InstallationMarker } from './setup/installation-marker.js';
import { InstallationRepository } from './setup/installation.repository.js';
import { PrepareInstallation } from './setup/prepare-installation.js';
import { SetupState } from './setup/setup-state.js';
import { SetupController } from './setup/setup.controller.js';
import { AdministratorContacts } from './users/administrator-contacts.js';
import { LegalHoldsController } from './retention/legal-holds.controller.js';
import { RetentionController } from './retention/retention.controller.js';
import { retentionParts } from './retention/retention.parts.js';
import { signOnParts } from './sign-on/sign-on.parts.js';
import { SignOnController } from './sign-on/sign-on.controller.js';
import { ChangeOwnPassword } from './users/change-own-password.js';
import { CreateUser } from './users/create-user.js';
import { MeController } from './users/me.controller.js';
import { NewAccounts } from './users/new-accounts.js';
import { OwnProfile } from './users/own-profile.js';
import { Passwords } from './users/passwords.js';
import { Seats } from './users/seats.js';
import { UpdateUser } from './users/update-user.js';
import { UserChanges } from './users/user-changes.js';
import { UserRepository } from './users/user.repository.js';
import { UsersController } from './users/users.controller.js';
import { Users } from './users/users.service.js';

/** Global for the licence view, which asks for the seats in use. */
@Global()
@Module({
  controllers: [
    SetupController,
    AuthController,
    MeController,
    UsersController,
    ApiKeysController,
    SessionsController,
    OversightController,
    SecondFactorController,
    RolesController,
    GroupsController,
    ExportsController,
    PasswordResetController,
    InvitationsController,
    SignOnController,
    RetentionController,
    LegalHoldsController,
  ],
  providers: [
    UserRepository,
    InstallationRepository,
    InstallationMarker,
    SetupState,
    Passwords,
    SessionTokens,
    BeginSession,
    RefreshSession,
    SignOut,
    Login,
    LoginAttempts,
    LoginThrottle,
    Fingerprints,
    Authority,
    KnownDevices,
    EndSessions,
    OwnSession,
    ListSessions,
    RevokeSession,
    CreateApiKey,
    RevokeApiKey,
    ListOwnApiKeys,
    OverseenUser,
    OverseeCredentials,
    ResetSecondFactor,
    MakeResetLink,
    ...passwordResetParts,
    ...invitationParts,
    ...secondFactorParts,
    CreateFirstAdmin,
    PrepareInstallation,
    CreateUser,
    UpdateUser,
    UserChanges,
    NewAccounts,
    Users,
    Delegation,
    GrantSources,
    PermissionsChanged,
    Roles,
    RoleEffects,
    CreateRole,
    UpdateRole,
    DeleteRole,
    GroupRepository,
    Groups,
    GroupEffects,
    CreateGroup,
    UpdateGroup,
    DeleteGroup,
    Memberships,
    ChangeMembers,
    DirectoryGroups,
    AccountProfile,
    AccountData,
    Erasures,
    BeginErasure,
    DeleteUser,
    Exports,
    RequestExport,
    ExportOwnData,
    ExportUserData,
    OpenExport,
    DropExport,
    DropExpiredExport,
    ArchiveEntries,
    AssembleExport,
    OwnProfile,
    ChangeOwnPassword,
    Seats,
    ...signOnParts,
    ...retentionParts,
    { provide: SeatUsage, useExisting: Seats },
    { provide: LicenceContacts, useClass: AdministratorContacts },
  ],
  exports: [SeatUsage, LicenceContacts],
})
export class IdentityModule {}
