import { verify } from 'node:crypto';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { keyFingerprint, loadRevocationList, loadRootRotation, loadTrustSet } from '../src/core/index.js';
import {
  generateSigningKey,
  openSealedKey,
  sealedKeySchema,
  sealKey,
  signDocument,
  signRootRotation,
  type SealedKey,
  type SigningKey,
} from '../src/issue/index.js';
import { codeOf, keyEntry, makeTrustPayload, valueOf } from './issue.js';

/** One derivation takes most of a second on purpose, and several on a busy machine. */
vi.setConfig({ testTimeout: 120_000 });

const PASSPHRASE = 'fünf zufällige Wörter genügen';
const facts = { env: 'production', purpose: 'license', createdAt: '2026-01-01T00:00:00Z' } as const;
let key: SigningKey;
let sealed: SealedKey;

beforeAll(async () => {
  key = generateSigningKey('lic-2026a');
  sealed = await sealKey(key, facts, PASSPHRASE);
});

describe('a key at rest', () => {
  it('opens with its passphrase, however the keyboard spells it, and signs the same', async () => {
    const opened = await openSealedKey(sealed, PASSPHRASE.normalize('NFD'));
    expect(opened?.publicKey).toBe(key.publicKey);
    expect(signDocument('license', { a: 1 }, opened!)).toEqual(signDocument('license', { a: 1 }, key));
  });

  it('does not open with another passphrase, nor after any change around it', async () => {
    const other = generateSigningKey('lic-2026a');
    const changes: Partial<SealedKey>[] = [
      { env: 'test' },
      { purpose: 'release' },
      { kid: 'lic-2026b' },
      { publicKey: other.publicKey },
      { createdAt: '2027-01-01T00:00:00Z' },
    ];
    expect(await openSealedKey(sealed, `${PASSPHRASE}!`)).toBeNull();
    for (const change of changes) expect(await openSealedKey({ ...sealed, ...change }, PASSPHRASE)).toBeNull();
  });

  it('is never weaker than it must be', () => {
    const weaker = { ...sealed, kdf: { ...sealed.kdf, N: 1024 } };
    expect(sealedKeySchema.safeParse(sealed).success).toBe(true);
    expect(sealedKeySchema.safeParse(weaker).success).toBe(false);
    expect(sealedKeySchema.safeParse({ ...sealed, cipher: { ...sealed.cipher, tag: 'AAAA' } }).success).toBe(false);
    expect(sealedKeySchema.safeParse({ ...sealed, hint: PASSPHRASE }).success).toBe(false);
  });

  it('shows neither seed nor passphrase', () => {
    const { d } = key.privateKey.export({ format: 'jwk' });
    expect(JSON.stringify(sealed)).not.toContain(d);
    expect(JSON.stringify(sealed)).not.toContain(PASSPHRASE);
  });
});

describe('signed documents', () => {
  it('hold as Node sees them, over the exact text of the payload', () => {
    const {
      protected: header,
      payload,
      signature,
    } = JSON.parse(signDocument('license', { ver: 1, ä: 'ö' }, key).toString()) as Record<string, string>;
    const publicKey = { key: { kty: 'OKP', crv: 'Ed25519', x: key.publicKey }, format: 'jwk' } as const;
    expect(verify(null, Buffer.from(`${header}.${payload}`), publicKey, Buffer.from(signature ?? '', 'base64url'))).toBe(true);
    expect(Buffer.from(payload ?? '', 'base64url').toString()).toBe('{"ver":1,"ä":"ö"}');
    expect(Buffer.from(header ?? '', 'base64url').toString()).toBe(
      '{"alg":"Ed25519","kid":"lic-2026a","typ":"assist-license+jws"}',
    );
  });

  it('are what the loaders of the product take: trust set, revocation list and root rotation', async () => {
    const root = generateSigningKey();
    const next = generateSigningKey();
    const anchors = [{ env: 'production' as const, publicKey: root.publicKey }];
    const entry = keyEntry({ ...key, kid: 'rev-2026a' }, { purpose: 'revocation' });
    const trust = valueOf(await loadTrustSet(signDocument('trust', makeTrustPayload([entry]), root), { anchors }));
    const list = { ver: 1, number: 1, iat: '2026-02-01T00:00:00Z', entries: [] };
    const bytes = signDocument('revocation', list, { ...key, kid: 'rev-2026a' });
    expect(valueOf(await loadRevocationList(bytes, { trust: [trust] })).number).toBe(1);
    const rotation = { ver: 1, n: 8, iat: '2026-02-01T00:00:00Z', publicKey: next.publicKey };
    expect(valueOf(await loadRootRotation(signRootRotation(rotation, [root, next]), { anchors })).anchor.publicKey).toBe(
      next.publicKey,
    );
    expect(codeOf(await loadRootRotation(signRootRotation(rotation, [root, root]), { anchors }))).toBe('LIC_TRUST_INVALID');
  });

  it('names a root after its key', () => {
    const root = generateSigningKey();
    expect(root.kid).toBe(keyFingerprint(root.publicKey));
  });
});
