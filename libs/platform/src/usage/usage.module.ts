import { Module, type DynamicModule } from '@nestjs/common';
import { UsageLog } from './usage-log.js';
import { UsageRepository } from './usage.repository.js';

/** Global: counts what people use. */
@Module({})
export class UsageModule {
  static forRoot(): DynamicModule {
    return { module: UsageModule, global: true, providers: [UsageRepository, UsageLog], exports: [UsageLog] };
  }
}
