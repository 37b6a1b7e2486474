import { Module, type DynamicModule } from '@nestjs/common';
import { ApplyLogLevel } from './apply-log-level.js';
import { SettingRepository } from './setting.repository.js';
import { Settings } from './settings.js';

/** Global: what administrators decided for the house, the same in every process. */
@Module({})
export class SettingsModule {
  static forRoot(): DynamicModule {
    const shared = [SettingRepository, Settings];
    return { module: SettingsModule, global: true, providers: [...shared, ApplyLogLevel], exports: shared };
  }
}
