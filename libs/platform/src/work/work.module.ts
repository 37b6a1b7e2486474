import { ProcessRole } from '@assist/kernel';
import { Injectable, Module, type DynamicModule, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService } from '@nestjs/core';
import { DRAIN_ORDER, DrainRegistry, HealthRegistry } from '../observability/index.js';
import { InProcessWakeup } from './in-process-wakeup.js';
import { WakeupTransport } from './wakeup-transport.js';
import { Processor, ProcessorSource } from './work.js';
import { SqlWorkQueue, WorkQueue } from './work-queue.js';
import { WorkOverview } from './work-overview.js';
import { WorkRepository } from './work.repository.js';
import { WorkRunner } from './work-runner.js';
import { WORK_SETTINGS, type WorkSettings } from './work-settings.js';
import { WorkSettlement } from './work-settlement.js';

/** Knows every processor that some module provides; the process starts the runner when it is sure to stay. */
@Injectable()
export class WorkStarter implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly runner: WorkRunner,
    private readonly role: ProcessRole,
    private readonly drains: DrainRegistry,
    private readonly health: HealthRegistry,
    private readonly wakeups: WakeupTransport,
  ) {}

  onApplicationBootstrap(): void {
    this.drains.add('work transport', DRAIN_ORDER.transports, () => this.wakeups.close());
    if (!(this.wakeups instanceof InProcessWakeup)) {
      // Without it work is found by polling.
      this.health.check('queue', async () => (await this.wakeups.ping(), { status: 'up' }), 'useful');
    }
    if (!this.role.worksOff) return;
    for (const wrapper of this.discovery.getProviders()) {
      const instance: unknown = wrapper.instance;
      if (instance instanceof Processor) this.runner.register(instance);
      if (!(instance instanceof ProcessorSource)) continue;
      for (const { options, processor } of instance.processors()) this.runner.register(processor, options);
    }
    this.drains.add('work', DRAIN_ORDER.work, () => this.runner.stop(), 15_000);
  }

  /**
   * Only once the process has its port: a second start of a running process has the same worker id, would take over
   * all of its work and then find the port taken.
   */
  async start(): Promise<void> {
    if (this.role.worksOff) await this.runner.start();
  }
}

/** Global: the work queue, and in worker processes its runner. */
@Module({})
export class WorkModule {
  static forRoot(options: { readonly settings: WorkSettings; readonly wakeups: WakeupTransport }): DynamicModule {
    return {
      module: WorkModule,
      global: true,
      imports: [DiscoveryModule],
      providers: [
        { provide: WORK_SETTINGS, useValue: options.settings },
        { provide: WakeupTransport, useValue: options.wakeups },
        { provide: WorkQueue, useClass: SqlWorkQueue },
        WorkRepository,
        WorkSettlement,
        WorkRunner,
        WorkOverview,
        WorkStarter,
      ],
      exports: [WorkQueue, WakeupTransport, WorkOverview],
    };
  }
}
