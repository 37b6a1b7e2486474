import { createPrivateKey, createPublicKey, generateKeyPairSync, hkdfSync, sign, type KeyObject } from 'node:crypto';
import { seal, unsealBytes } from '@assist/platform/config';
import { DOCUMENT_KINDS, installationId, isExactJson, type InstallationDocumentKind } from '../../core/index.js';
import type { LicenseInstallationEntity } from './license-installation.entity.js';

/**
 * The installation's own Ed25519 key. It says which installation wrote a document, and its private half never leaves
 * this object unsealed. Injectable everywhere, the same in every process of an installation.
 */
export class InstallationKey {
  /** base64url of the 32 bytes. */
  readonly publicKey: string;
  /** First 16 bytes of the SHA-256 of the public key, base32, upper case: 26 characters. */
  readonly id: string;
  /** When the key was made, milliseconds since the epoch: the first start of this installation. */
  readonly madeAt: number;
  readonly #privateKey: KeyObject;

  private constructor(privateKey: KeyObject, madeAt: number) {
    this.#privateKey = privateKey;
    this.publicKey = createPublicKey(privateKey).export({ format: 'jwk' }).x ?? '';
    this.id = installationId(this.publicKey);
    this.madeAt = madeAt;
  }

  static generate(madeAt: number): InstallationKey {
    return new InstallationKey(generateKeyPairSync('ed25519').privateKey, madeAt);
  }

  /** Null when the row was sealed under another SECRET_KEY, or changed. */
  static unsealed(row: LicenseInstallationEntity, sealingKey: Buffer): InstallationKey | null {
    const der = unsealBytes(sealingKey, row.sealed, sealContext(row));
    return der === null ? null : new InstallationKey(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }), row.madeAt);
  }

  sealed(sealingKey: Buffer): LicenseInstallationEntity {
    const { id, publicKey, madeAt } = this;
    const der = this.#privateKey.export({ format: 'der', type: 'pkcs8' });
    return { id, publicKey, madeAt, sealed: seal(sealingKey, der, sealContext(this)) };
  }

  /**
   * A signed document as the text of its file. The payload that is signed gets the member `installation` with the id
   * and the public key, so that whoever reads it can check it: `openInstallationDocument` of `@assist/licence/core`.
   * @throws Error when the payload has no one reading as JSON, or makes a larger file than its kind may have
   */
  sign(kind: InstallationDocumentKind, payload: Readonly<Record<string, unknown>>): string {
    const { typ, maxBytes } = DOCUMENT_KINDS[kind];
    const signer = { installation: { id: this.id, publicKey: this.publicKey } };
    const text = JSON.stringify({ ...signer, ...payload, ...signer });
    if (!isExactJson(text)) throw new Error(`a document of the kind ${kind} would not have one reading`);
    const header = encode(JSON.stringify({ alg: 'Ed25519', kid: this.id, typ }));
    const body = encode(text);
    const signature = sign(null, Buffer.from(`${header}.${body}`, 'ascii'), this.#privateKey).toString('base64url');
    const file = `${JSON.stringify({ protected: header, payload: body, signature })}\n`;
    if (file.length > maxBytes) throw new Error(`a document of the kind ${kind} would be larger than ${maxBytes} bytes`);
    return file;
  }

  /** A key of its own for each purpose: HKDF-SHA-256 (RFC 5869) of the private half, 32 bytes. */
  hmacKey(purpose: string): Buffer {
    const seed = Buffer.from(this.#privateKey.export({ format: 'jwk' }).d ?? '', 'base64url');
    return Buffer.from(hkdfSync('sha256', seed, Buffer.alloc(0), Buffer.from(`assist/installation/${purpose}`, 'utf8'), 32));
  }
}

/** The time of the first start is sealed with the key: whoever moves it in the row loses the key. */
function sealContext(row: { readonly id: string; readonly madeAt: number }): string {
  return `${row.id}|${row.madeAt}`;
}

function encode(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64url');
}
