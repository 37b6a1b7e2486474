import { moduleListSchema, switchModuleRequestSchema, type ModuleList, type SwitchModuleRequest } from '@assist/contracts/house';
import type { RequestContext } from '@assist/kernel';
import { Ctx, Endpoint } from '@assist/platform/http';
import { Body, Controller, Param } from '@nestjs/common';
import { ListModules } from './list-modules.js';
import { SwitchModule } from './switch-module.js';

@Controller()
export class ModulesController {
  constructor(
    private readonly listModulesUseCase: ListModules,
    private readonly switchModuleUseCase: SwitchModule,
  ) {}

  @Endpoint({
    method: 'GET',
    path: '/api/modules',
    module: 'core',
    access: 'safety',
    summary: 'Which modules can be used now, and why not the others',
    reply: moduleListSchema,
  })
  listModules(@Ctx() ctx: RequestContext): ModuleList {
    return this.listModulesUseCase.execute(ctx);
  }

  @Endpoint({
    method: 'PUT',
    path: '/api/modules/:id',
    module: 'core',
    access: 'admin',
    permission: 'settings.administer',
    summary: 'Switch a module off for the house, or on again',
    reply: moduleListSchema,
    errors: ['MODULE_NOT_FOUND', 'SETTING_FIXED', 'SETTING_CHANGED'],
  })
  async switchModule(
    @Ctx() ctx: RequestContext,
    @Param('id') id: string,
    @Body({ schema: switchModuleRequestSchema }) body: SwitchModuleRequest,
  ): Promise<ModuleList> {
    await this.switchModuleUseCase.execute(ctx, id, body);
    return this.listModulesUseCase.execute(ctx);
  }
}
