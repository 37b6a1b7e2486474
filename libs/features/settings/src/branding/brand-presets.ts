import { isAppError } from '@assist/kernel';
import type { ConfigOf } from '@assist/platform/config';
import { LOG, type Log } from '@assist/platform/observability';
import { houseConfig, Settings } from '@assist/platform/settings';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { BrandAsset } from './brand-asset.repository.js';
import { logoRefOf, makeLogo } from './brand-logo.js';

/** Lets the brand that the operator chose take the place of the product's own defaults. */
@Injectable()
export class BrandPresets implements OnModuleInit {
  #logo: BrandAsset | null = null;

  constructor(
    private readonly settings: Settings,
    @Inject(houseConfig.token) private readonly config: ConfigOf<typeof houseConfig>,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onModuleInit(): void {
    const { id, name, accent, loginText } = this.config.brand;
    this.settings.preset('brand.name', name, id);
    if (accent !== null) this.settings.preset('brand.accent', accent, id);
    if (loginText !== null) this.settings.preset('brand.loginText', loginText, id);
    this.#logo = this.#readLogo();
    if (this.#logo !== null) this.settings.preset('brand.logo', logoRefOf(this.#logo), id);
  }

  /** The logo of the brand folder; null where there is none. */
  get logo(): BrandAsset | null {
    return this.#logo;
  }

  /** A picture that cannot be shown must not keep the product from starting. */
  #readLogo(): BrandAsset | null {
    const { id, logo } = this.config.brand;
    if (logo === null) return null;
    try {
      return makeLogo(logo.bytes);
    } catch (error) {
      this.log.warn(
        { brand: id, reason: isAppError(error) ? error.params['reason'] : 'unknown' },
        'the logo of the brand is unusable',
      );
      return null;
    }
  }
}
