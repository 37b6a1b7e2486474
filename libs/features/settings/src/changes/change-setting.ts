import { isSettingKey, type SettingKey } from '@assist/contracts/house';
import { AppError, type RequestContext } from '@assist/kernel';
import { Database } from '@assist/platform/database';
import { LOG, type Log } from '@assist/platform/observability';
import { Settings, type SettingState } from '@assist/platform/settings';
import { Inject, Injectable } from '@nestjs/common';
import { SettingWriter, type SettingChange } from './setting-writer.js';

/** Changes a setting, and lets all processes know. */
@Injectable()
export class ChangeSetting {
  constructor(
    private readonly database: Database,
    private readonly writer: SettingWriter,
    private readonly settings: Settings,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** @throws AppError SETTING_FIXED, SETTING_CHANGED, VALIDATION_FAILED */
  async execute(ctx: RequestContext, change: SettingChange): Promise<SettingState> {
    await this.database.transaction(ctx, (tx) => this.writer.write(tx, change));
    return this.announced(change.key);
  }

  /** What holds after a commit. The change stands even where it could not be told to the other processes at once. */
  async announced(key: SettingKey): Promise<SettingState> {
    await this.settings
      .announce()
      .catch((error: unknown) => this.log.error({ err: error, key }, 'a changed setting could not be read again'));
    return this.settings.state(key);
  }
}

/** @throws AppError SETTING_NOT_FOUND */
export function settingKeyOf(key: string): SettingKey {
  if (!isSettingKey(key)) throw new AppError('SETTING_NOT_FOUND');
  return key;
}
