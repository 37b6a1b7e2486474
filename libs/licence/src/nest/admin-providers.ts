import type { Provider } from '@nestjs/common';
import { ImportDocuments } from './documents/import-documents.js';
import { KeepImported } from './documents/keep-imported.js';
import { PlanImport } from './documents/plan-import.js';
import { PreviewImport } from './documents/preview-import.js';
import { LicenseNoticeRepository } from './notices/license-notice.repository.js';
import { CheckOnline } from './online/check-online.processor.js';
import { OnlineOutcomes } from './online/online-outcomes.js';
import { StartOnlineCheck } from './online/start-online-check.js';
import { CoreUsage } from './quotas/core-usage.js';
import { QuotaUsages } from './quotas/quota-usage.js';
import { RequestLicense } from './statements/request-license.js';
import { StateUsage } from './statements/state-usage.js';
import { StatedFlags } from './statements/stated-flags.js';
import { StatementHeads } from './statements/statement-head.js';
import { UsageHistory } from './statements/usage-history.js';
import { UsedCounts } from './statements/used-counts.js';
import { LicenceReports } from './view/licence-reports.js';
import { LicenseHistory } from './view/license-history.js';
import { LicenseSurroundings } from './view/license-surroundings.js';
import { LicenseViews } from './view/license-views.js';
import { LimitsInUse } from './view/limits-in-use.js';
import { ReadLicense } from './view/read-license.js';
import { WarnAdministrators } from './warnings/warn-administrators.js';
import { LicenceMetrics } from './watch/licence-metrics.js';
import { LicenceWatch } from './watch/licence-watch.js';

/** What the process needs that serves `/api/license`. */
export const adminProviders: readonly Provider[] = [
  ImportDocuments,
  KeepImported,
  PlanImport,
  PreviewImport,
  LicenseNoticeRepository,
  CheckOnline,
  OnlineOutcomes,
  StartOnlineCheck,
  CoreUsage,
  LicenceMetrics,
  LicenceWatch,
  WarnAdministrators,
  QuotaUsages,
  RequestLicense,
  StateUsage,
  StatedFlags,
  StatementHeads,
  UsageHistory,
  UsedCounts,
  LicenceReports,
  LicenseHistory,
  LicenseSurroundings,
  LicenseViews,
  LimitsInUse,
  ReadLicense,
];
