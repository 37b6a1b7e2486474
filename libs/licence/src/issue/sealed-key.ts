import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { z } from 'zod';
import { seedOf, signingKeyOfSeed, type SigningKey } from './signing-key.js';

/** Says what a file is, and tells the secrets scan what to look for. */
const SEALED_KEY_FORMAT = 'assist-sealed-key/v1';
/** The cost of one guess: 128 MiB and most of a second. */
const SCRYPT = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 } as const;

const bytes = (count: number): z.ZodString => z.string().regex(new RegExp(`^[A-Za-z0-9_-]{${Math.ceil((count * 4) / 3)}}$`));

/** A private key at rest: scrypt and AES-256-GCM; the members around the secret are bound to it. */
export const sealedKeySchema = z.strictObject({
  format: z.literal(SEALED_KEY_FORMAT),
  env: z.enum(['production', 'test']),
  purpose: z.enum(['root', 'license', 'release', 'revocation', 'clock', 'online']),
  kid: z.string().max(64),
  publicKey: bytes(32),
  createdAt: z.string().max(20),
  kdf: z.strictObject({
    name: z.literal('scrypt'),
    N: z.literal(SCRYPT.N),
    r: z.literal(SCRYPT.r),
    p: z.literal(SCRYPT.p),
    salt: bytes(32),
  }),
  cipher: z.strictObject({ name: z.literal('aes-256-gcm'), iv: bytes(12), tag: bytes(16) }),
  sealed: bytes(32),
});
export type SealedKey = z.infer<typeof sealedKeySchema>;
export type SealedKeyFacts = Pick<SealedKey, 'env' | 'purpose' | 'createdAt'>;

export async function sealKey(key: SigningKey, facts: SealedKeyFacts, passphrase: string): Promise<SealedKey> {
  const { env, purpose, createdAt } = facts;
  const open = { format: SEALED_KEY_FORMAT, env, purpose, kid: key.kid, publicKey: key.publicKey, createdAt } as const;
  const salt = randomBytes(32);
  const iv = randomBytes(12);
  const secret = await deriveSecret(passphrase, salt);
  const seed = seedOf(key);
  const cipher = createCipheriv('aes-256-gcm', secret, iv).setAAD(boundText(open));
  const sealed = Buffer.concat([cipher.update(seed), cipher.final()]);
  [secret, seed].forEach((buffer) => buffer.fill(0));
  return {
    ...open,
    kdf: { name: 'scrypt', N: SCRYPT.N, r: SCRYPT.r, p: SCRYPT.p, salt: salt.toString('base64url') },
    cipher: { name: 'aes-256-gcm', iv: iv.toString('base64url'), tag: cipher.getAuthTag().toString('base64url') },
    sealed: sealed.toString('base64url'),
  };
}

/** The key, or null when the passphrase is wrong or any member of the file was changed: the cipher cannot tell which. */
export async function openSealedKey(file: SealedKey, passphrase: string): Promise<SigningKey | null> {
  const secret = await deriveSecret(passphrase, Buffer.from(file.kdf.salt, 'base64url'));
  const decipher = createDecipheriv('aes-256-gcm', secret, Buffer.from(file.cipher.iv, 'base64url'))
    .setAAD(boundText(file))
    .setAuthTag(Buffer.from(file.cipher.tag, 'base64url'));
  try {
    const seed = Buffer.concat([decipher.update(Buffer.from(file.sealed, 'base64url')), decipher.final()]);
    const key = signingKeyOfSeed(file.kid, seed);
    seed.fill(0);
    return key.publicKey === file.publicKey ? key : null;
  } catch {
    return null;
  } finally {
    secret.fill(0);
  }
}

function boundText({ format, env, purpose, kid, publicKey, createdAt }: Omit<SealedKey, 'kdf' | 'cipher' | 'sealed'>): Buffer {
  return Buffer.from(JSON.stringify([format, env, purpose, kid, publicKey, createdAt]));
}

/** Two keyboards may spell the same letter with different code points. */
async function deriveSecret(passphrase: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFKC'), salt, 32, SCRYPT, (error, secret) => (error ? reject(error) : resolve(secret)));
  });
}
