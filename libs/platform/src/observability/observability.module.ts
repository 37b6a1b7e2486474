import { Module, type DynamicModule } from '@nestjs/common';
import { DrainRegistry } from './drain-registry.js';
import { HealthRegistry } from './health-registry.js';
import { Metrics } from './metrics.js';
import { LOG, type Log } from './log-token.js';

export interface Observability {
  readonly log: Log;
  readonly metrics: Metrics;
  readonly health: HealthRegistry;
  readonly drains: DrainRegistry;
}

/** Global: log, metrics, health and shutdown registries of this process. */
@Module({})
export class ObservabilityModule {
  static forRoot(parts: Observability): DynamicModule {
    const providers = [
      { provide: LOG, useValue: parts.log },
      { provide: Metrics, useValue: parts.metrics },
      { provide: HealthRegistry, useValue: parts.health },
      { provide: DrainRegistry, useValue: parts.drains },
    ];
    return { module: ObservabilityModule, global: true, providers, exports: providers };
  }
}
