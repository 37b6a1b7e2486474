import { generateKeyPairSync, sign } from 'node:crypto';
import { bindComponent, installationId, type RequestPayload, type UsagePayload } from '@assist/licence/core';

const base64url = (text: string): string => Buffer.from(text).toString('base64url');

/** An installation at a customer: its key, its machine, and what it writes. */
export class Installation {
  readonly id: string;
  readonly #publicKey: string;
  readonly #privateKey;

  constructor(readonly machine = 'one') {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    this.#publicKey = publicKey.export({ format: 'jwk' }).x ?? '';
    this.#privateKey = privateKey;
    this.id = installationId(this.#publicKey);
  }

  get components(): string[] {
    const { machine } = this;
    return [
      bindComponent('mid', machine),
      bindComponent('dmi', machine),
      bindComponent('host', machine),
      bindComponent('inst', this.id),
    ];
  }

  request(changes: Partial<RequestPayload> = {}): string {
    return this.sign('assist-request+jws', { ...this.#head(), components: this.components, counts: { seats: 3 }, ...changes });
  }

  usage(changes: Partial<UsagePayload> = {}): string {
    const period = { from: '2026-05-01T00:00:00Z', to: '2026-05-31T23:59:59Z' };
    const facts = { seats: 3, nodes: 1, quotas: {}, hosts: [this.components], flags: [] };
    return this.sign('assist-usage+jws', { ...this.#head(), ...period, ...facts, ...changes });
  }

  sign(typ: string, payload: object): string {
    const header = base64url(JSON.stringify({ alg: 'Ed25519', kid: this.id, typ }));
    const text = base64url(JSON.stringify(payload));
    const signature = sign(null, Buffer.from(`${header}.${text}`), this.#privateKey).toString('base64url');
    return JSON.stringify({ protected: header, payload: text, signature });
  }

  #head(): Omit<RequestPayload, 'components' | 'counts'> {
    const installation = { id: this.id, publicKey: this.#publicKey };
    return { ver: 1, iat: '2026-06-01T10:00:00Z', installation, product: 'cgs-assist', version: '1.0.0', current: null };
  }
}

/** The text of a QR code, broken into lines as a mail program does. */
export function compactLines(file: string): string {
  const { protected: header, payload, signature } = JSON.parse(file) as Record<string, string>;
  return [header, payload, signature].join('.').replaceAll(/(.{76})/g, '$1\r\n');
}
