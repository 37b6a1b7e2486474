import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const VERSION = 'v1';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * AES-256-GCM with a fresh 96-bit nonce. `context` is authenticated too: a sealed value that is copied into another
 * row does not open there.
 */
export function seal(key: Buffer, content: string | Buffer, context: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(context, 'utf8'));
  const sealed = Buffer.concat([
    cipher.update(typeof content === 'string' ? Buffer.from(content, 'utf8') : content),
    cipher.final(),
  ]);
  return `${VERSION}.${Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')}`;
}

/** Null when it was sealed with another key or for another context, or was changed. */
export function unseal(key: Buffer, sealed: string, context: string): string | null {
  return unsealBytes(key, sealed, context)?.toString('utf8') ?? null;
}

/** The same for what is no text. */
export function unsealBytes(key: Buffer, sealed: string, context: string): Buffer | null {
  const [version, encoded] = sealed.split('.');
  const bytes = Buffer.from(encoded ?? '', 'base64url');
  if (version !== VERSION || bytes.length < IV_BYTES + TAG_BYTES) return null;
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(context, 'utf8')).setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
  } catch {
    return null;
  }
}
