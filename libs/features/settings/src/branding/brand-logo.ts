import { createHash } from 'node:crypto';
import type { LogoRef } from '@assist/contracts/house';
import type { BrandAsset } from './brand-asset.repository.js';
import { checkPicture } from './picture/check-picture.js';
import { cleanSvg } from './picture/clean-svg.js';

/**
 * A file as a logo of the house: a small PNG or WebP as it is, an SVG written anew from what is allowed in it. Failure
 * code: LOGO_INVALID.
 */
export function makeLogo(file: Buffer): BrandAsset {
  const mediaType = checkPicture(file);
  const bytes = mediaType === 'image/svg+xml' ? Buffer.from(cleanSvg(file), 'utf8') : file;
  return { sha256: createHash('sha256').update(bytes).digest('hex'), mediaType, bytes };
}

export function logoRefOf({ sha256, mediaType }: BrandAsset): LogoRef {
  return { sha256, mediaType: mediaType as LogoRef['mediaType'] };
}
