import type { MigrationInterface } from 'typeorm';
import { CreateWork1763700000000 } from './1763700000000-create-work.js';
import { CreateIdentity1763700100000 } from './1763700100000-create-identity.js';
import { CreateLicense1763700200000 } from './1763700200000-create-license.js';
import { CreateRag1763700300000 } from './1763700300000-create-rag.js';
import { CreateLlm1763700400000 } from './1763700400000-create-llm.js';
import { CreateChat1763700500000 } from './1763700500000-create-chat.js';
import { CreateRoles1763701000000 } from './1763701000000-create-roles.js';
import { AddLicenseInstallation1763712300000 } from './1763712300000-add-license-installation.js';
import { CreateAudit1763800000000 } from './1763800000000-create-audit.js';
import { SignLicenseState1763801000000 } from './1763801000000-sign-license-state.js';
import { CreateApiKeys1763702100000 } from './1763702100000-create-api-keys.js';
import { DescribeSessions1763702200000 } from './1763702200000-describe-sessions.js';
import { CreateSettings1763900000000 } from './1763900000000-create-settings.js';
import { CreatePasswordResets1763702400000 } from './1763702400000-create-password-resets.js';
import { CreateSecondFactors1763702500000 } from './1763702500000-create-second-factors.js';
import { AddUserSearch1763810000000 } from './1763810000000-add-user-search.js';
import { CreatePersonalData1763811000000 } from './1763811000000-create-personal-data.js';
import { CreateBanners1763901000000 } from './1763901000000-create-banners.js';
import { CreateAuditCheck1764000000000 } from './1764000000000-create-audit-check.js';
import { CreateBreakGlass1764000100000 } from './1764000100000-create-break-glass.js';
import { AddLicenseLimits1763910000000 } from './1763910000000-add-license-limits.js';
import { WatchSystem1763902000000 } from './1763902000000-watch-system.js';
import { CreateInvitations1763910000000 } from './1763910000000-create-invitations.js';
import { NameResetLinkMakers1764000200000 } from './1764000200000-name-reset-link-makers.js';
import { CreateSignOn1763701500000 } from './1763701500000-create-sign-on.js';
import { CreateUsage1763903000000 } from './1763903000000-create-usage.js';
import { CreateRetention1764100700000 } from './1764100700000-create-retention.js';
import { LimitModelsToGroups1764001000000 } from './1764001000000-limit-models-to-groups.js';

/** The one ordered list for both engines; a released migration is never changed. */
export const migrations: readonly (new () => MigrationInterface)[] = [
  CreateWork1763700000000,
  CreateIdentity1763700100000,
  CreateLicense1763700200000,
  CreateRag1763700300000,
  CreateLlm1763700400000,
  CreateChat1763700500000,
  CreateRoles1763701000000,
  AddLicenseInstallation1763712300000,
  CreateAudit1763800000000,
  SignLicenseState1763801000000,
  CreateApiKeys1763702100000,
  DescribeSessions1763702200000,
  CreateSettings1763900000000,
  CreatePasswordResets1763702400000,
  CreateSecondFactors1763702500000,
  AddUserSearch1763810000000,
  CreatePersonalData1763811000000,
  CreateBanners1763901000000,
  CreateAuditCheck1764000000000,
  CreateBreakGlass1764000100000,
  AddLicenseLimits1763910000000,
  WatchSystem1763902000000,
  CreateInvitations1763910000000,
  CreateSignOn1763701500000,
  CreateUsage1763903000000,
  CreateRetention1764100700000,
  LimitModelsToGroups1764001000000,
  NameResetLinkMakers1764000200000,
];
