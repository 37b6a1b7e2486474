import { Module, type DynamicModule } from '@nestjs/common';
import { ConfigOrigins } from './config-origins.js';
import type { LoadedConfig } from './load-config.js';
import { SecretKey } from './secret-key.js';

/** Global: every slice under its token, where its values come from, and the key that secrets are derived from. */
@Module({})
export class ConfigModule {
  static forRoot(config: LoadedConfig, secretKey: SecretKey): DynamicModule {
    const providers = [
      ...config.slices.map((slice) => ({ provide: slice.token, useValue: config.get(slice) })),
      { provide: SecretKey, useValue: secretKey },
      { provide: ConfigOrigins, useValue: new ConfigOrigins(config) },
    ];
    return { module: ConfigModule, global: true, providers, exports: providers };
  }
}
