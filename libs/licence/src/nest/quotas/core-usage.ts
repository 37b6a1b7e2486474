import { Injectable, type OnModuleInit } from '@nestjs/common';
import { NodeLease } from '../nodes/node-lease.js';
import { SeatUsage } from '../seats.js';
import { UsageCounters } from './usage-counters.js';

/** Seats and hosts are noted day by day too, for statements of use. */
@Injectable()
export class CoreUsage implements OnModuleInit {
  constructor(
    private readonly counters: UsageCounters,
    private readonly seats: SeatUsage,
    private readonly nodes: NodeLease,
  ) {}

  onModuleInit(): void {
    this.counters.add({ module: 'core', quota: 'seats' }, (ctx) => this.seats.count(ctx));
    this.counters.add({ module: 'core', quota: 'nodes' }, () => Promise.resolve(this.nodes.hosts.length));
  }
}
