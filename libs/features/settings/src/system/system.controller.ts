import { systemViewSchema, type SystemView } from '@assist/contracts/house';
import type { RequestContext } from '@assist/kernel';
import { Ctx, Endpoint, idParam } from '@assist/platform/http';
import { Controller, Param } from '@nestjs/common';
import { FailedWork } from './failed-work.js';
import { ReadSystem } from './read-system.js';

const ADMIN = { module: 'core', access: 'safety', permission: 'settings.administer' } as const;
const workId = idParam('WORK_NOT_FOUND');

@Controller()
export class SystemController {
  constructor(
    private readonly readSystemUseCase: ReadSystem,
    private readonly failedWork: FailedWork,
  ) {}

  @Endpoint({ ...ADMIN, method: 'GET', path: '/api/system', summary: 'How the installation is', reply: systemViewSchema })
  readSystem(@Ctx() ctx: RequestContext): Promise<SystemView> {
    return this.readSystemUseCase.execute(ctx);
  }

  @Endpoint({
    ...ADMIN,
    method: 'POST',
    path: '/api/system/work/:id/retry',
    summary: 'Try failed work again',
    reply: 'empty',
    errors: ['WORK_NOT_FOUND', 'WORK_NOT_RETRYABLE'],
  })
  async retryWork(@Ctx() ctx: RequestContext, @Param('id', workId) id: string): Promise<void> {
    await this.failedWork.retry(ctx, id);
  }

  @Endpoint({
    ...ADMIN,
    method: 'POST',
    path: '/api/system/work/:id/discard',
    summary: 'Take failed work from the list',
    reply: 'empty',
    errors: ['WORK_NOT_FOUND'],
  })
  async discardWork(@Ctx() ctx: RequestContext, @Param('id', workId) id: string): Promise<void> {
    await this.failedWork.discard(ctx, id);
  }
}
