import {
  acknowledgeNoticeSchema,
  breakGlassNoticesSchema,
  type AcknowledgeNotice,
  type BreakGlassNotices,
} from '@assist/contracts/house';
import type { RequestContext } from '@assist/kernel';
import { Ctx, Endpoint, idParam } from '@assist/platform/http';
import { Body, Controller, Param } from '@nestjs/common';
import { Notices } from './notices.js';

@Controller()
export class NoticesController {
  constructor(private readonly notices: Notices) {}

  @Endpoint({
    method: 'GET',
    path: '/api/break-glass/notices',
    module: 'core',
    access: 'safety',
    summary: 'Who may read, or could read, the chats of the caller, newest first',
    reply: breakGlassNoticesSchema,
  })
  listNotices(@Ctx() ctx: RequestContext): Promise<BreakGlassNotices> {
    return this.notices.list(ctx);
  }

  @Endpoint({
    method: 'POST',
    path: '/api/break-glass/notices/:id/acknowledge',
    module: 'core',
    access: 'safety',
    sessionOnly: true,
    summary: 'Confirm to have read a notice',
    reply: 'empty',
    errors: ['BREAK_GLASS_NOT_FOUND'],
  })
  acknowledgeNotice(
    @Ctx() ctx: RequestContext,
    @Param('id', idParam('BREAK_GLASS_NOT_FOUND')) id: string,
    @Body({ schema: acknowledgeNoticeSchema }) body: AcknowledgeNotice,
  ): Promise<void> {
    return this.notices.acknowledge(ctx, id, Date.parse(body.changedAt));
  }
}
