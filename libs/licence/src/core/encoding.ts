import { createHash } from 'node:crypto';
import { refuse, type LicenseFaultCode } from './refusal.js';

/**
 * Decodes base64url (RFC 4648, section 5) in its one canonical spelling: no padding, no whitespace, unused bits zero.
 * Null for anything else: jose and Node accept several texts for the same bytes, we sign and compare text.
 */
export function decodeBase64url(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : null;
}

/** Decodes UTF-8 and refuses what is not; a byte order mark stays in the text, where the JSON parser refuses it. */
export function decodeUtf8(bytes: Uint8Array, code: LicenseFaultCode): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return refuse(code, { fact: 'utf-8' });
  }
}

/** SHA-256 as 64 lower-case hex digits. */
export function sha256Hex(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
