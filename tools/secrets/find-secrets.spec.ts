import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { findSecrets } from './find-secrets.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const jwk = privateKey.export({ format: 'jwk' });
const kinds = (text: string): string[] => findSecrets(text).map(({ kind }) => kind);
const slash = '/';

describe('the secrets scan', () => {
  it('finds a PEM key of each type and says where', () => {
    const ecKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'pem', type: 'sec1' });
    const text = `a\nb\n${String(privateKey.export({ format: 'pem', type: 'pkcs8' }))}`;
    expect(findSecrets(text)).toEqual([
      { kind: 'private key (PEM)', line: 3 },
      { kind: 'private key (DER)', line: 4 },
    ]);
    expect(kinds(String(ecKey))).toEqual(['private key (PEM)']);
  });

  it('finds a private JWK however it is written', () => {
    expect(kinds(JSON.stringify(jwk))).toEqual(['private key (JWK)']);
    expect(kinds(JSON.stringify({ d: jwk.d, crv: jwk.crv, kty: jwk.kty }, null, 2))).toEqual(['private key (JWK)']);
    expect(kinds(`const key = { kty: 'OKP', crv: 'Ed25519', x: '${jwk.x}', d: '${jwk.d}' };`)).toEqual(['private key (JWK)']);
  });

  it('finds a labelled seed in hex and base64', () => {
    const seed = randomBytes(32);
    expect(kinds(`SIGNING_KEY=${seed.toString('hex')}`)).toEqual(['private key (seed)']);
    expect(kinds(`const seed = '${seed.toString('base64url')}';`)).toEqual(['private key (seed)']);
    expect(kinds(`"privateKey": "${seed.toString('base64')}"`)).toEqual(['private key (seed)']);
    expect(kinds(`secretKey = new Uint8Array([${[...seed].join(', ')}])`)).toEqual(['private key (seed)']);
    expect(kinds(`SECRET_KEY: ${Buffer.concat([seed, seed]).toString('base64')}`)).toEqual(['private key (seed)']);
  });

  it('finds the binary form of a key, as it is, in hex and in base64', () => {
    const der = privateKey.export({ format: 'der', type: 'pkcs8' });
    expect(kinds(der.toString('latin1'))).toEqual(['private key (DER)']);
    expect(kinds(`x=${der.toString('hex')}`)).toEqual(['private key (DER)']);
    expect(kinds(`x=${der.toString('base64')}`)).toEqual(['private key (DER)']);
    expect(kinds(`x=${der.toString('base64url')}`)).toEqual(['private key (DER)']);
  });

  it('finds a key inside of a string', () => {
    expect(kinds(JSON.stringify({ log: JSON.stringify(jwk) }))).toEqual(['private key (JWK)']);
    expect(kinds(JSON.stringify({ log: JSON.stringify({ seed: randomBytes(32).toString('hex') }) }))).toEqual([
      'private key (seed)',
    ]);
  });

  it('finds paths of one machine and registry hosts', () => {
    expect(kinds(`see ${slash}work/main/x.ts`)).toEqual(['path of one machine']);
    expect(kinds(`"${slash}work/main"`)).toEqual(['path of one machine']);
    expect(kinds(`https://${['registry', 'npmjs', 'org'].join('.')}/zod`)).toEqual(['registry host']);
    expect(kinds(`https://${['artifactory', 'example', 'net'].join('.')}/npm/zod`)).toEqual(['registry host']);
    expect(findSecrets('https://mirror.example.net/zod', ['mirror.example.net'])).toHaveLength(1);
  });

  it('lets public keys, hashes and our own rooms pass', () => {
    const harmless = [
      String(publicKey.export({ format: 'pem', type: 'spki' })),
      JSON.stringify(publicKey.export({ format: 'jwk' })),
      `"sha256": "${randomBytes(32).toString('hex')}"`,
      `"integrity": "sha512-${randomBytes(64).toString('base64')}"`,
      "import { WorkQueue } from '../work/index.js';",
      'libs/platform/src/work/work.ts',
      'join(`$' + '{root}/work/`)',
      'seed: 42',
      "Buffer.from('302e020100300506032b657004220420', 'hex')",
      `"payloadSha256": "${randomBytes(32).toString('hex')}", "kid": "lic-2026a"`,
    ];
    expect(harmless.flatMap(kinds)).toEqual([]);
  });
});
