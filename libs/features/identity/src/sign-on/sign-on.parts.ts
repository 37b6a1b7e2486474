import type { Provider } from '@nestjs/common';
import { PasswordProofs } from '../sessions/password-proofs.js';
import { RenewSession } from '../sessions/renew-session.js';
import { SessionLife } from '../sessions/session-life.js';
import { AccountStanding } from './accounts/account-standing.js';
import { AdmitPerson } from './accounts/admit-person.js';
import { DirectoryRights } from './accounts/directory-rights.js';
import { EndStaleKeys } from './accounts/end-stale-keys.js';
import { ExternalAccountEntity } from './accounts/external-account.entity.js';
import { ExternalAccountRepository } from './accounts/external-account.repository.js';
import { FollowPerson } from './accounts/follow-person.js';
import { LinkAccount } from './accounts/link-account.js';
import { OpenAccount } from './accounts/open-account.js';
import { SignOnAudit } from './accounts/sign-on-audit.js';
import { FollowDirectory } from './ldap/follow-directory.js';
import { LdapDirectory } from './ldap/ldap-directory.js';
import { LoseAccess } from './ldap/lose-access.js';
import { OwnPassword } from './ldap/own-password.js';
import { StillThere } from './ldap/still-there.js';
import { SyncDirectory } from './ldap/sync-directory.js';
import { SignOnUpkeep } from './sign-on-upkeep.js';
import { BeginSignOn } from './oidc/begin-sign-on.js';
import { FinishSignOn } from './oidc/finish-sign-on.js';
import { OidcProviders } from './oidc/oidc-providers.js';
import { ProviderAnswer } from './oidc/provider-answer.js';
import { SignOnFlows } from './oidc/sign-on-flow.js';
import { UsedSignOnEntity } from './oidc/used-sign-on.entity.js';
import { UsedSignOnRepository } from './oidc/used-sign-on.repository.js';

/** What the identity module provides for signing in elsewhere. */
export const signOnParts: readonly Provider[] = [
  SessionLife,
  PasswordProofs,
  RenewSession,
  AccountStanding,
  AdmitPerson,
  DirectoryRights,
  ExternalAccountRepository,
  FollowPerson,
  LinkAccount,
  OpenAccount,
  SignOnAudit,
  FollowDirectory,
  LdapDirectory,
  LoseAccess,
  SignOnUpkeep,
  EndStaleKeys,
  OwnPassword,
  StillThere,
  SyncDirectory,
  BeginSignOn,
  FinishSignOn,
  OidcProviders,
  ProviderAnswer,
  SignOnFlows,
  UsedSignOnRepository,
];

export const signOnEntities = [ExternalAccountEntity, UsedSignOnEntity] as const;
