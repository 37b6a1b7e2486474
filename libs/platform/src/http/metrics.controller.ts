import { AppError } from '@assist/kernel';
import { Controller, Inject, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { ConfigOf } from '../config/index.js';
import { Metrics, observabilityConfig } from '../observability/index.js';
import { Endpoint } from './endpoint.js';
import { HostNames } from './host-names.js';
import { isLoopbackCaller, sameSecret } from './loopback.js';

/** Numbers of a process, for whoever watches over it. */
@Controller()
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    private readonly hosts: HostNames,
    @Inject(observabilityConfig.token) private readonly config: ConfigOf<typeof observabilityConfig>,
  ) {}

  @Endpoint({
    method: 'GET',
    path: '/metrics',
    module: 'core',
    access: 'safety',
    role: 'public',
    summary: 'Prometheus metrics; this host or a token',
    reply: 'stream',
    errors: ['FORBIDDEN', 'HOST_REFUSED'],
  })
  async getMetrics(@Req() request: Request, @Res() response: Response): Promise<void> {
    const token = this.config.metricsToken?.reveal();
    const given = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (token === undefined) this.hosts.refuseUnknown(request);
    const mayRead = token === undefined ? isLoopbackCaller(request) : given !== undefined && sameSecret(given, token);
    if (!mayRead) throw new AppError('FORBIDDEN');
    response.type(this.metrics.registry.contentType).send(await this.metrics.registry.metrics());
  }
}
