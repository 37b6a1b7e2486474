import { execFileSync, spawnSync } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parts } from '../commands.ts';

const root = join(import.meta.dirname, '../..');
const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const jwk = privateKey.export({ format: 'jwk' });
const der = privateKey.export({ format: 'der', type: 'pkcs8' });
const sealed = {
  format: ['assist-sealed', 'key/v1'].join('-'),
  kid: 'lic-2026a',
  publicKey: jwk.x,
  kdf: { name: 'scrypt', salt: randomBytes(32).toString('base64url') },
  sealed: randomBytes(32).toString('base64url'),
};

/** Made at run time and planted where people leave them. */
const planted: Readonly<Record<string, readonly [content: string | Uint8Array, kind: string]>> = {
  'apps/vendor-cli/keys/lic-2026a.json': [JSON.stringify(sealed, null, 2), 'private key (sealed)'],
  'license/root.pem': [String(privateKey.export({ format: 'pem', type: 'pkcs8' })), 'private key (PEM)'],
  'deploy/signing.der': [der, 'private key (DER)'],
  'libs/licence/test/vendor.ts': [`export const key = ${JSON.stringify(jwk)};\n`, 'private key (JWK)'],
  'docs/how-to.md': [`    ASSIST_SIGNING_KEY=${randomBytes(32).toString('hex')}\n`, 'private key (seed)'],
  'configuration/config.yaml': [`seed: ${randomBytes(32).toString('base64')}\n`, 'private key (seed)'],
};
const harmless: Readonly<Record<string, string>> = {
  'license/trust.json': JSON.stringify({ kid: 'lic-2026a', publicKey: jwk.x, purpose: 'license' }),
  'libs/licence/src/core/anchors.ts': `export const ANCHORS = [{ env: 'production', publicKey: '${jwk.x}' }];\n`,
  'license/root.pub': String(publicKey.export({ format: 'pem', type: 'spki' })),
};

let repository: string;
beforeAll(() => {
  repository = mkdtempSync(join(tmpdir(), 'assist-secrets-'));
  execFileSync('git', ['init', '-q'], { cwd: repository });
  for (const file of ['scan.ts', 'find-secrets.ts']) {
    cpSync(join(root, 'tools/secrets', file), join(repository, 'tools/secrets', file));
  }
});
afterAll(() => rmSync(repository, { recursive: true, force: true }));

/** What CI runs, on a repository with these files. */
function scan(files: Readonly<Record<string, string | Uint8Array>>): { readonly failed: boolean; readonly text: string } {
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(repository, file)), { recursive: true });
    writeFileSync(join(repository, file), content);
  }
  execFileSync('git', ['add', '-A', '-f'], { cwd: repository });
  const { status, stdout, stderr } = spawnSync(process.execPath, parts['secrets']?.[0] ?? [], {
    cwd: repository,
    encoding: 'utf8',
  });
  for (const file of Object.keys(files)) rmSync(join(repository, file));
  execFileSync('git', ['add', '-A'], { cwd: repository });
  return { failed: status !== 0, text: `${stdout}${stderr}` };
}

describe('the secrets part of the check', () => {
  it.each(Object.entries(planted))('fails on a private key in %s', (file, [content, kind]) => {
    const { failed, text } = scan({ ...harmless, [file]: content });
    expect(failed).toBe(true);
    expect(text).toMatch(new RegExp(`^secrets: ${file}:\\d+ ${kind.replaceAll(/[()]/g, '\\$&')}$`, 'm'));
    expect(Object.keys(harmless).filter((name) => text.includes(name))).toEqual([]);
  });

  it('does not repeat what it found', () => {
    const { text } = scan(Object.fromEntries(Object.entries(planted).map(([file, [content]]) => [file, content])));
    expect(text).not.toContain(jwk.d);
    expect(text).not.toContain(sealed.sealed);
  });

  it('passes on public keys and signed documents', () => {
    const { failed, text } = scan(harmless);
    expect({ failed, text: text.split('\n').filter((line) => line.includes('private key')) }).toEqual({
      failed: false,
      text: [],
    });
  });
});
