import { createHash, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

type Claims = Readonly<Record<string, unknown>>;

interface Key {
  readonly kid: string;
  readonly publicKey: string;
  readonly privateKey: KeyObject;
}

/** A small vendor with keys of one run: what it signs is taken by an app that was given its anchor. */
export class Vendor {
  readonly #root = newKey();
  readonly #license = newKey('lic-2026a');
  readonly #revocation = newKey('rev-2026a');
  #seq = 0;

  get anchor(): { readonly env: 'production'; readonly publicKey: string } {
    return { env: 'production', publicKey: this.#root.publicKey };
  }

  trust(): string {
    const entry = ({ kid, publicKey }: Key, purpose: string): Claims => ({
      ...{ kid, publicKey, purpose, notBefore: '2026-01-01T00:00:00Z', notAfter: '2040-01-01T00:00:00Z' },
    });
    const keys = [entry(this.#license, 'license'), entry(this.#revocation, 'revocation')];
    return signed({ ver: 1, n: 1, iat: '2026-01-02T00:00:00Z', keys, allow: [] }, 'assist-trust+jws', this.#root);
  }

  /** Of one customer, newer than those before; everything is licensed unless `changes` say otherwise. */
  license(changes: Claims = {}): { readonly lid: string; readonly text: string } {
    this.#seq += 1;
    const lid = `01JH7Z7M6Q0M3T7S7M8T3W${String(this.#seq).padStart(4, '0')}`;
    const payload = {
      ...{ ver: 1, lid, seq: this.#seq, iss: 'cgs', prd: 'cgs-assist', env: 'production', edition: 'business' },
      ...{ kind: 'subscription', customer: { id: 'C-1', name: 'Muster AG', contact: '' } },
      ...{ iat: '2026-01-07T09:00:00Z', nbf: '2026-01-07T00:00:00Z', exp: '2027-01-31T23:59:59Z' },
      policy: { warnDays: [60, 30, 14, 7, 1], graceDays: 14, afterGrace: 'read-only', bindGraceDays: 14 },
      modules: { chat: {}, rag: {} },
      limits: { seats: 50, seatTolerancePct: 0, nodes: 4 },
      bind: { mode: 'none' },
      support: { level: '', email: '', phone: '' },
      critical: [],
      ...changes,
    };
    return { lid, text: signed(payload, 'assist-license+jws', this.#license) };
  }

  revocation(lid: string, from: string): string {
    const payload = { ver: 1, number: this.#seq, iat: '2026-05-01T00:00:00Z', entries: [{ lid, from, reason: 'unpaid' }] };
    return signed(payload, 'assist-revocation+jws', this.#revocation);
  }
}

function newKey(kid?: string): Key {
  const { privateKey } = generateKeyPairSync('ed25519');
  const publicKey = createPublicKey(privateKey).export({ format: 'jwk' }).x ?? '';
  return { kid: kid ?? createHash('sha256').update(Buffer.from(publicKey, 'base64url')).digest('hex'), publicKey, privateKey };
}

function signed(payload: Claims, typ: string, key: Key): string {
  const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const [header, body] = [encode({ alg: 'Ed25519', kid: key.kid, typ }), encode(payload)];
  const signature = sign(null, Buffer.from(`${header}.${body}`), key.privateKey).toString('base64url');
  return JSON.stringify({ protected: header, payload: body, signature });
}
