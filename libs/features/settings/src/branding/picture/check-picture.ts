import type { LOGO_TYPES } from '@assist/contracts/house';
import { AppError } from '@assist/kernel';

/** A larger picture fills the memory of the browser, whatever its file weighs. */
const MAX_PIXELS_A_SIDE = 4096;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** What the bytes are, whatever they are called. @throws AppError LOGO_INVALID for other types and giant pictures */
export function checkPicture(file: Buffer): (typeof LOGO_TYPES)[number] {
  const png = pngSize(file);
  if (png !== null) return sized('image/png', png);
  const webp = webpSize(file);
  if (webp !== null) return sized('image/webp', webp);
  if (/^(?:\uFEFF)?\s*</.test(file.subarray(0, 200).toString('utf8'))) return 'image/svg+xml';
  throw new AppError('LOGO_INVALID', { reason: 'type' });
}

function sized<T>(type: T, { width, height }: Size): T {
  const fits = (side: number): boolean => side > 0 && side <= MAX_PIXELS_A_SIDE;
  if (!fits(width) || !fits(height)) throw new AppError('LOGO_INVALID', { reason: 'size', maxPixels: MAX_PIXELS_A_SIDE });
  return type;
}

/** ISO/IEC 15948: the signature, then IHDR. */
function pngSize(file: Buffer): Size | null {
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  if (file.length < 33 || !file.subarray(0, 8).equals(signature) || file.toString('latin1', 12, 16) !== 'IHDR') return null;
  return { width: file.readUInt32BE(16), height: file.readUInt32BE(20) };
}

/** RFC 9649: RIFF, then one of three kinds of first chunk. */
function webpSize(file: Buffer): Size | null {
  if (file.length < 30 || file.toString('latin1', 0, 4) !== 'RIFF' || file.toString('latin1', 8, 12) !== 'WEBP') return null;
  switch (file.toString('latin1', 12, 16)) {
    case 'VP8X':
      return { width: 1 + file.readUIntLE(24, 3), height: 1 + file.readUIntLE(27, 3) };
    case 'VP8L': {
      const bits = file.readUInt32LE(21);
      return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
    }
    case 'VP8 ':
      return { width: file.readUInt16LE(26) & 0x3fff, height: file.readUInt16LE(28) & 0x3fff };
    default:
      return null;
  }
}
