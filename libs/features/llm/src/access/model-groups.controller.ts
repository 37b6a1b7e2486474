import { modelGroupListSchema, type ModelGroupList } from '@assist/contracts';
import { UserGroups } from '@assist/identity/contracts';
import type { RequestContext } from '@assist/kernel';
import { Ctx, Endpoint } from '@assist/platform/http';
import { Controller } from '@nestjs/common';

@Controller()
export class ModelGroupsController {
  constructor(private readonly groups: UserGroups) {}

  @Endpoint({
    method: 'GET',
    path: '/api/llm/groups',
    module: 'chat',
    access: 'admin',
    permission: 'models.administer',
    summary: 'Groups that a model connection can be for, by name',
    reply: modelGroupListSchema,
  })
  async listModelGroups(@Ctx() ctx: RequestContext): Promise<ModelGroupList> {
    return { items: await this.groups.names(ctx) };
  }
}
