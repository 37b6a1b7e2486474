import type { LoadedConfig } from './load-config.js';

/** Injectable: values of the configuration by name, and who set them, for those who show or compare them. */
export class ConfigOrigins {
  constructor(private readonly config: Pick<LoadedConfig, 'lookUp'>) {}

  lookUp(section: string, key: string): ReturnType<LoadedConfig['lookUp']> {
    return this.config.lookUp(section, key);
  }
}
