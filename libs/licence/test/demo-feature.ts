import { Endpoint, type Feature } from '@assist/platform/http';
import { Processor, WorkProcessor } from '@assist/platform/work';
import { Controller, Module } from '@nestjs/common';

const route = { module: 'workflow', role: 'public', reply: 'empty' } as const;

@Controller()
class DemoController {
  @Endpoint({ ...route, method: 'POST', path: '/api/demo', access: 'use', summary: 'Use' })
  useDemo(): void {}
  @Endpoint({ ...route, method: 'GET', path: '/api/demo', access: 'read', summary: 'Read' })
  readDemo(): void {}
  @Endpoint({ ...route, method: 'GET', path: '/api/demo/export', access: 'export', summary: 'Export' })
  exportDemo(): void {}
  @Endpoint({ ...route, method: 'DELETE', path: '/api/demo', access: 'delete', summary: 'Delete' })
  deleteDemo(): void {}
  @Endpoint({ ...route, method: 'PUT', path: '/api/demo', access: 'admin', summary: 'Administer' })
  administerDemo(): void {}
}

/** Counts what was worked off, per process: each app has an instance. */
@WorkProcessor({ type: 'demo.licensed', module: 'workflow', access: 'use', concurrency: 1, maxAttempts: 1, timeoutMs: 5000 })
export class DemoWork extends Processor {
  done = 0;
  override async process(): Promise<void> {
    this.done += 1;
  }
}

@Module({ controllers: [DemoController], providers: [DemoWork] })
class DemoModule {}

/** A module of the product as the licence sees it, without anything in it. */
export const demoFeature: Feature = {
  id: 'demo',
  modules: [DemoModule],
  entities: [],
  config: [],
  errors: {},
  prefixes: ['/api/demo'],
};
