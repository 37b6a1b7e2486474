import type { LicenseUsageQuery, LicenseUsageReply } from '@assist/contracts';
import type { RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { DAY_MS, formatInstant } from '../../core/index.js';
import { InstallationKey } from '../installation/installation-key.js';
import { EffectiveClock } from '../clock/effective-clock.js';
import { LicenseHostRepository } from '../nodes/license-host.repository.js';
import { utcDay } from '../quotas/quota-catalogue.js';
import { StatementHeads } from './statement-head.js';
import { StatedFlags } from './stated-flags.js';
import { UsageHistory } from './usage-history.js';

const DEFAULT_DAYS = 30;

/**
 * Writes a signed statement of use over some days: the most of everything, the hosts that worked as hashes, and the
 * marks by which the vendor can tell copies of one installation apart.
 */
@Injectable()
export class StateUsage {
  constructor(
    private readonly key: InstallationKey,
    private readonly heads: StatementHeads,
    private readonly history: UsageHistory,
    private readonly hosts: LicenseHostRepository,
    private readonly flags: StatedFlags,
    private readonly time: EffectiveClock,
  ) {}

  async execute(ctx: RequestContext, query: LicenseUsageQuery): Promise<LicenseUsageReply> {
    const head = this.heads.make();
    const { from, to } = daysOf(query, this.time.now());
    const fromAt = Date.parse(`${from}T00:00:00Z`);
    const toAt = Date.parse(`${to}T00:00:00Z`) + DAY_MS - 1000;
    const seen = await this.hosts.between(ctx, fromAt, toAt);
    const hosts = seen.map(({ components }) => [...components]);
    const most = await this.history.between(ctx, from, to);
    const flags = await this.flags.all(ctx);
    const period = { from: formatInstant(fromAt), to: formatInstant(toAt) };
    const facts = { ...period, ...most, hosts, flags };
    return {
      preview: { ...this.heads.preview(head), ...facts },
      fileName: `license-usage-${from}-${to}.json`,
      file: this.key.sign('usage', { ...head, ...facts }),
    };
  }
}

/** Whatever one end says, the other is at most the default away from it. */
function daysOf({ from, to }: LicenseUsageQuery, now: number): { readonly from: string; readonly to: string } {
  const span = (DEFAULT_DAYS - 1) * DAY_MS;
  if (from !== undefined && to === undefined) {
    const end = Math.max(Date.parse(from), Math.min(now, Date.parse(from) + span));
    return { from, to: utcDay(end) };
  }
  const last = to ?? utcDay(now);
  return { from: from ?? utcDay(Date.parse(last) - span), to: last };
}
