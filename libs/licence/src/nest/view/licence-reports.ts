import type { RequestContext } from '@assist/kernel';
import { Injectable } from '@nestjs/common';
import { LicenceState } from '../licence-state.js';
import { NodeLease } from '../nodes/node-lease.js';
import { OnlineOutcomes } from '../online/online-outcomes.js';
import { SeatLimit, SeatUsage } from '../seats.js';

/** Raises and takes back the flags of seats, hosts and the online check, which stand beside the state. */
@Injectable()
export class LicenceReports {
  constructor(
    private readonly licence: LicenceState,
    private readonly seats: SeatUsage,
    private readonly limit: SeatLimit,
    private readonly nodes: NodeLease,
    private readonly online: OnlineOutcomes,
  ) {}

  async look(ctx: RequestContext): Promise<void> {
    const outcome = await this.online.last(ctx);
    this.licence.report('over-seats', (await this.seats.count(ctx)) > this.limit.max);
    this.licence.report('over-nodes', this.nodes.hosts.length > this.licence.snapshot.limits.nodes);
    this.licence.report('online-unreached', outcome !== null && outcome.outcome !== 'ok');
  }
}
