import { moduleIdSchema } from '@assist/contracts';
import { type SwitchModuleRequest } from '@assist/contracts/house';
import { AppError, type RequestContext } from '@assist/kernel';
import { Settings } from '@assist/platform/settings';
import { Injectable } from '@nestjs/common';
import { ChangeSetting } from '../changes/change-setting.js';

/**
 * Switches a module off for everybody, or on again. Nothing is lost by it: what is there stays readable, work that
 * waits is parked and goes on later.
 */
@Injectable()
export class SwitchModule {
  constructor(
    private readonly settings: Settings,
    private readonly changeSetting: ChangeSetting,
  ) {}

  /** @throws AppError MODULE_NOT_FOUND, SETTING_FIXED, SETTING_CHANGED */
  async execute(ctx: RequestContext, module: string, { enabled, version }: SwitchModuleRequest): Promise<void> {
    const id = moduleIdSchema.safeParse(module);
    if (!id.success) throw new AppError('MODULE_NOT_FOUND');
    // What is written is made from what this process knows, so that must be what the caller has seen.
    if (this.settings.state('modules.disabled').version !== version) await this.settings.lookAgain();
    const known = this.settings.state('modules.disabled');
    if (known.version !== version) throw new AppError('SETTING_CHANGED', { key: known.key, version: known.version });
    const others = known.value.filter((disabled) => disabled !== id.data);
    await this.changeSetting.execute(ctx, {
      key: 'modules.disabled',
      value: enabled ? others : [...others, id.data],
      version,
      action: enabled ? 'module.switched_on' : 'module.switched_off',
      target: { type: 'module', id: id.data },
    });
  }
}
