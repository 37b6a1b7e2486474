import {
  changeSettingRequestSchema,
  resetSettingQuerySchema,
  settingListSchema,
  settingViewSchema,
  SETTINGS,
  type ChangeSettingRequest,
  type SettingView,
} from '@assist/contracts/house';
import type { RequestContext } from '@assist/kernel';
import { Ctx, Endpoint, ValidationError } from '@assist/platform/http';
import { Settings } from '@assist/platform/settings';
import { Body, Controller, Param, Query } from '@nestjs/common';
import { LivingProcesses } from '../system/living-processes.js';
import { ChangeSetting, settingKeyOf } from './change-setting.js';
import { toSettingView } from './setting-view.js';

@Controller()
export class SettingsController {
  constructor(
    private readonly settings: Settings,
    private readonly changeSetting: ChangeSetting,
    private readonly processes: LivingProcesses,
  ) {}

  @Endpoint({
    method: 'GET',
    path: '/api/settings',
    module: 'core',
    access: 'admin',
    permission: 'settings.administer',
    summary: 'All settings of the house, their values and where these come from',
    reply: settingListSchema,
  })
  async listSettings(@Ctx() ctx: RequestContext): Promise<{ items: SettingView[] }> {
    const elsewhere = await this.processes.fixedElsewhere(ctx);
    return { items: this.settings.all().map((state) => toSettingView(state, elsewhere.get(state.key))) };
  }

  @Endpoint({
    method: 'PATCH',
    path: '/api/settings/:key',
    module: 'core',
    access: 'admin',
    permission: 'settings.administer',
    summary: 'Change a setting',
    reply: settingViewSchema,
    errors: ['SETTING_NOT_FOUND', 'SETTING_FIXED', 'SETTING_CHANGED'],
  })
  async updateSetting(
    @Ctx() ctx: RequestContext,
    @Param('key') name: string,
    @Body({ schema: changeSettingRequestSchema }) { value, version }: ChangeSettingRequest,
  ): Promise<SettingView> {
    const key = settingKeyOf(name);
    if (SETTINGS[key].kind === 'logo') throw new ValidationError([{ path: ['value'], message: 'is set by uploading a picture' }]);
    return toSettingView(await this.changeSetting.execute(ctx, { key, value: value ?? null, version }));
  }

  @Endpoint({
    method: 'DELETE',
    path: '/api/settings/:key',
    module: 'core',
    access: 'admin',
    permission: 'settings.administer',
    summary: 'Set a setting back to its default',
    reply: settingViewSchema,
    errors: ['SETTING_NOT_FOUND', 'SETTING_FIXED', 'SETTING_CHANGED'],
  })
  async resetSetting(
    @Ctx() ctx: RequestContext,
    @Param('key') name: string,
    @Query({ schema: resetSettingQuerySchema }) { version }: { version: number },
  ): Promise<SettingView> {
    return toSettingView(await this.changeSetting.execute(ctx, { key: settingKeyOf(name), version }));
  }
}
