import { healthSchema, MODULE_IDS, type Health } from '@assist/contracts';
import { AppError, ModuleGate } from '@assist/kernel';
import { Controller, Inject } from '@nestjs/common';
import { z } from 'zod';
import { DrainRegistry, HealthRegistry } from '../observability/index.js';
import { Endpoint } from './endpoint.js';
import { SERVICE, type ServiceIdentity } from './service-identity.js';

const probeSchema = z.object({ status: z.string() }).meta({ id: 'Probe' });

/** Health and probes of a process. */
@Controller()
export class StatusController {
  constructor(
    @Inject(SERVICE) private readonly service: ServiceIdentity,
    private readonly health: HealthRegistry,
    private readonly gate: ModuleGate,
    private readonly drains: DrainRegistry,
  ) {}

  @Endpoint({
    method: 'GET',
    path: '/health',
    module: 'core',
    access: 'safety',
    role: 'public',
    summary: 'Version, modules and dependencies',
    reply: healthSchema,
  })
  async getHealth(): Promise<Health> {
    const [checks, members] = await Promise.all([this.health.run(), this.health.members()]);
    const isDegraded = Object.values(checks).some((check) => check.status !== 'up');
    const modules = Object.fromEntries(MODULE_IDS.map((id) => [id, this.gate.allows(id, 'use').allowed]));
    return {
      status: isDegraded ? 'degraded' : 'ok',
      version: this.service.version,
      service: this.service.name,
      modules,
      checks,
      ...members,
    };
  }

  @Endpoint({
    method: 'GET',
    path: '/healthz',
    module: 'core',
    access: 'safety',
    role: 'public',
    summary: 'The process answers',
    reply: probeSchema,
  })
  getHealthz(): z.output<typeof probeSchema> {
    return { status: 'ok' };
  }

  @Endpoint({
    method: 'GET',
    path: '/livez',
    module: 'core',
    access: 'safety',
    role: 'public',
    summary: 'The process answers',
    reply: probeSchema,
  })
  getLivez(): z.output<typeof probeSchema> {
    return { status: 'ok' };
  }

  @Endpoint({
    method: 'GET',
    path: '/readyz',
    module: 'core',
    access: 'safety',
    role: 'public',
    summary: 'The process and what it needs are ready',
    reply: probeSchema,
    errors: ['SERVICE_UNAVAILABLE'],
  })
  async getReadyz(): Promise<z.output<typeof probeSchema>> {
    const checks = await this.health.missing();
    if (this.drains.draining || checks.length > 0) throw new AppError('SERVICE_UNAVAILABLE', { checks });
    return { status: 'ok' };
  }
}
