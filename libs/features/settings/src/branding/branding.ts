import { accentPalette, SETTINGS, type Branding as BrandingView } from '@assist/contracts/house';
import { AppError, systemContext, type RequestContext } from '@assist/kernel';
import { Settings } from '@assist/platform/settings';
import { LOG, type Log } from '@assist/platform/observability';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { BrandAssetRepository, type BrandAsset } from './brand-asset.repository.js';
import { BrandPresets } from './brand-presets.js';

/** So small a picture travels within the page itself and is there with its first paint. */
const MAX_INLINE_BYTES = 12 * 1024;

/** How the product presents itself now. */
@Injectable()
export class Branding implements OnModuleInit {
  #reading: Promise<void> = Promise.resolve();
  #logo: { readonly sha256: string; readonly address: string } | null = null;

  constructor(
    private readonly settings: Settings,
    private readonly presets: BrandPresets,
    private readonly assets: BrandAssetRepository,
    @Inject(LOG) private readonly log: Log,
  ) {}

  async onModuleInit(): Promise<void> {
    this.settings.onChange(() => (this.#reading = this.#readLogo()));
    await (this.#reading = this.#readLogo());
  }

  /** What holds now. */
  async current(): Promise<BrandingView> {
    await this.#reading;
    return this.view;
  }

  /** As `current`, where nobody can wait: a small logo that is only just being read is given by its address. */
  get view(): BrandingView {
    const accent = this.settings.get('brand.accent');
    const { light, dark } = accentPalette(accent);
    const wanted = this.settings.get('brand.logo');
    return {
      name: this.settings.get('brand.name'),
      logo: wanted === null ? null : wanted.sha256 === this.#logo?.sha256 ? this.#logo.address : addressOf(wanted.sha256),
      accent,
      palette: accent === SETTINGS['brand.accent'].default ? null : { light, dark },
      loginText: this.settings.get('brand.loginText'),
    };
  }

  /** A picture of the house by the hash of its bytes. @throws AppError LOGO_NOT_FOUND */
  async logo(ctx: RequestContext, sha256: string): Promise<BrandAsset> {
    const preset = this.presets.logo;
    const found = preset?.sha256 === sha256 ? preset : await this.assets.find(ctx, sha256);
    if (found === null) throw new AppError('LOGO_NOT_FOUND');
    return found;
  }

  async #readLogo(): Promise<void> {
    const wanted = this.settings.get('brand.logo');
    if (wanted === null || wanted.sha256 === this.#logo?.sha256) return;
    try {
      const { sha256, mediaType, bytes } = await this.logo(systemContext('branding'), wanted.sha256);
      const isSmall = bytes.length <= MAX_INLINE_BYTES;
      const address = isSmall ? `data:${mediaType};base64,${bytes.toString('base64')}` : addressOf(sha256);
      this.#logo = { sha256, address };
    } catch (error) {
      this.log.warn({ err: error }, 'the logo could not be read');
    }
  }
}

function addressOf(sha256: string): string {
  return `/api/branding/logo/${sha256}`;
}
