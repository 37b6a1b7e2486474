import { usageQuerySchema, usageViewSchema, type UsageQuery, type UsageView } from '@assist/contracts/house';
import type { RequestContext } from '@assist/kernel';
import { Ctx, Endpoint } from '@assist/platform/http';
import { Controller, Query } from '@nestjs/common';
import { ReadUsage } from './read-usage.js';

@Controller()
export class UsageController {
  constructor(private readonly readUsageUseCase: ReadUsage) {}

  @Endpoint({
    method: 'GET',
    path: '/api/usage',
    module: 'core',
    access: 'admin',
    permission: 'settings.administer',
    summary: 'What the house used, day by day, by model, group or person',
    reply: usageViewSchema,
    errors: ['USAGE_PER_PERSON_OFF'],
  })
  readUsage(@Ctx() ctx: RequestContext, @Query({ schema: usageQuerySchema }) query: UsageQuery): Promise<UsageView> {
    return this.readUsageUseCase.execute(ctx, query);
  }
}
