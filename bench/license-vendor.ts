import { createHash, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

interface Key {
  readonly kid: string;
  readonly publicKey: string;
  readonly privateKey: KeyObject;
}

export interface SignedFiles {
  readonly anchor: { readonly env: 'production'; readonly publicKey: string };
  readonly trust: Buffer;
  readonly license: Buffer;
}

/** A licence as customers get it, and the keys that prove it, signed by a vendor of this run. */
export function signedFiles(): SignedFiles {
  const [root, key] = [newKey(), newKey('lic-2026a')];
  const entry = { kid: key.kid, publicKey: key.publicKey, purpose: 'license', ...period('2026-01-01', '2040-01-01') };
  const trust = { ver: 1, n: 1, iat: '2026-01-02T00:00:00Z', keys: [entry], allow: [] };
  return {
    anchor: { env: 'production', publicKey: root.publicKey },
    trust: signed(trust, 'assist-trust+jws', root),
    license: signed(payload, 'assist-license+jws', key),
  };
}

const payload = {
  ...{ ver: 1, lid: '01JH7Z7M6Q0M3T7S7M8T3W9K2B', seq: 3, iss: 'cgs', prd: 'cgs-assist', env: 'production' },
  ...{ edition: 'business', kind: 'subscription', customer: { id: 'C-0042', name: 'Muster AG', contact: 'it@muster.example' } },
  ...{ iat: '2026-01-07T09:00:00Z', nbf: '2026-01-07T00:00:00Z', exp: '2039-01-31T23:59:59Z' },
  policy: { warnDays: [60, 30, 14, 7, 1], graceDays: 14, afterGrace: 'read-only', bindGraceDays: 14 },
  modules: { chat: {}, usecases: {}, rag: { documents: 50_000, storageGiB: 100 }, mcp: { servers: 5 }, helpdesk: {} },
  limits: { seats: 250, seatTolerancePct: 10, nodes: 1 },
  bind: { mode: 'none' },
  support: { level: 'business', email: 'support@cgs.example', phone: '' },
  critical: [],
};

function period(from: string, to: string): { readonly notBefore: string; readonly notAfter: string } {
  return { notBefore: `${from}T00:00:00Z`, notAfter: `${to}T00:00:00Z` };
}

function newKey(kid?: string): Key {
  const { privateKey } = generateKeyPairSync('ed25519');
  const publicKey = createPublicKey(privateKey).export({ format: 'jwk' }).x ?? '';
  return { kid: kid ?? createHash('sha256').update(Buffer.from(publicKey, 'base64url')).digest('hex'), publicKey, privateKey };
}

function signed(content: unknown, typ: string, key: Key): Buffer {
  const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const [header, body] = [encode({ alg: 'Ed25519', kid: key.kid, typ }), encode(content)];
  const signature = sign(null, Buffer.from(`${header}.${body}`), key.privateKey).toString('base64url');
  return Buffer.from(JSON.stringify({ protected: header, payload: body, signature }));
}
