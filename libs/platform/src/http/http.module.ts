import { Module, StandardSchemaValidationPipe, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { RateLimits } from '../cache/index.js';
import { AccessGuard } from './access.guard.js';
import { GatewayServices } from './authenticated-gateway.js';
import { EndpointRegistry } from './endpoint-registry.js';
import type { ErrorTable } from './error-table.js';
import { EventLimits } from './event-limits.js';
import { HostNames } from './host-names.js';
import { MetricsController } from './metrics.controller.js';
import { ModuleDoor } from './module-door.js';
import { ProblemFilter } from './problem.filter.js';
import { Problems } from './problems.js';
import { ReplyWatch } from './reply-watch.js';
import { ReplyInterceptor } from './reply.interceptor.js';
import { RefusedAccess } from './refused-access.js';
import { Refusals } from './refusals.js';
import { ServiceClient } from './service-client.js';
import { ServiceTokens } from './service-tokens.js';
import { SERVICE, type ServiceIdentity } from './service-identity.js';
import { StatusController } from './status.controller.js';
import { ValidationError } from './validation-error.js';
import { WebPage } from './web-page.js';

export interface HttpModuleOptions {
  readonly service: ServiceIdentity;
  readonly errors: ErrorTable;
  readonly limits: RateLimits;
}

/** The only place of APP_GUARD, APP_PIPE, APP_FILTER and APP_INTERCEPTOR: in two modules they would run twice. */
@Module({})
export class HttpModule {
  static forRoot(options: HttpModuleOptions): DynamicModule {
    const shared = [
      { provide: SERVICE, useValue: options.service },
      { provide: Problems, useValue: new Problems(options.errors) },
      { provide: RateLimits, useValue: options.limits },
      EndpointRegistry,
      EventLimits,
      GatewayServices,
      HostNames,
      ModuleDoor,
      ServiceTokens,
      ServiceClient,
      WebPage,
    ];
    return {
      module: HttpModule,
      global: true,
      imports: [DiscoveryModule],
      controllers: [StatusController, MetricsController],
      providers: [
        ...shared,
        RefusedAccess,
        Refusals,
        ReplyWatch,
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_INTERCEPTOR, useClass: ReplyInterceptor },
        {
          provide: APP_PIPE,
          useFactory: () => new StandardSchemaValidationPipe({ exceptionFactory: (issues) => new ValidationError(issues) }),
        },
      ],
      exports: shared,
    };
  }
}
