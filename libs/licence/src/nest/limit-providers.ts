import { LicenseQuotas } from '@assist/kernel';
import type { EntityClass } from '@assist/platform/database';
import type { Provider } from '@nestjs/common';
import { HostFactsReader } from './host/host-facts.js';
import { hostMark } from './nodes/host-mark.js';
import { LicenseHostEntity } from './nodes/license-host.entity.js';
import { LicenseHostRepository } from './nodes/license-host.repository.js';
import { LicenseNodeEntity } from './nodes/license-node.entity.js';
import { LicenseNodeRepository } from './nodes/license-node.repository.js';
import { HOST_IDENTITY, NodeLease, type HostIdentity } from './nodes/node-lease.js';
import { LicenseNoticeEntity } from './notices/license-notice.entity.js';
import { LicenseDayEntity } from './quotas/license-day.entity.js';
import { LicenseDayRepository } from './quotas/license-day.repository.js';
import { LicenseLockEntity } from './quotas/license-lock.entity.js';
import { LicenseLocks } from './quotas/license-locks.repository.js';
import { LicenseUsageEntity } from './quotas/license-usage.entity.js';
import { LicenseUsageRepository } from './quotas/license-usage.repository.js';
import { SqlLicenseQuotas } from './quotas/sql-license-quotas.js';
import { UsageCounters } from './quotas/usage-counters.js';
import { UsageSampler } from './quotas/usage-sampler.js';

export const limitEntities = [
  LicenseLockEntity,
  LicenseUsageEntity,
  LicenseDayEntity,
  LicenseNodeEntity,
  LicenseHostEntity,
  LicenseNoticeEntity,
] as const satisfies readonly EntityClass[];

/** Quotas and hosts, in every process. `host`: for tests that play several hosts. */
export function limitProviders(host: string = hostMark()): Provider[] {
  return [
    LicenseLocks,
    LicenseUsageRepository,
    LicenseDayRepository,
    LicenseNodeRepository,
    LicenseHostRepository,
    UsageCounters,
    UsageSampler,
    NodeLease,
    {
      provide: HOST_IDENTITY,
      useFactory: (reader: HostFactsReader): HostIdentity => ({ mark: host, components: () => reader.components() }),
      inject: [HostFactsReader],
    },
    { provide: LicenseQuotas, useClass: SqlLicenseQuotas },
  ];
}

/** Those of them that the routes of the licence use. */
export const limitExports = [
  LicenseQuotas,
  NodeLease,
  UsageCounters,
  LicenseUsageRepository,
  LicenseDayRepository,
  LicenseHostRepository,
] as const;
