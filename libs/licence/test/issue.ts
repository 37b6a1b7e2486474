import { createHash, createPrivateKey, createPublicKey, randomUUID, sign as signBytes, type KeyObject } from 'node:crypto';
import {
  bindComponent,
  keyFingerprint,
  loadRevocationList,
  loadTrustSet,
  type Anchor,
  type Checked,
  type ClockTokenPayload,
  type LicenseEnv,
  type LicensePayload,
  type RevocationPayload,
  type TrustPayload,
} from '../src/core/index.js';

/** A key made for one test run; private halves are never written anywhere. */
export interface TestKey {
  readonly kid: string;
  readonly publicKey: string;
  readonly privateKey: KeyObject;
}

export interface SignedTexts {
  readonly protected: string;
  readonly payload: string;
  readonly signature: string;
}

export const TYP = {
  license: 'assist-license+jws',
  trust: 'assist-trust+jws',
  revocation: 'assist-revocation+jws',
  root: 'assist-root+jws',
  clock: 'assist-clock+jws',
} as const;

/** RFC 8410, section 7: what stands before the 32 bytes of an Ed25519 key. */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Without a `kid` it is a root, whose `kid` is its fingerprint. `seed` makes the same key again. */
export function makeKey(kid?: string, seed: string = randomUUID()): TestKey {
  const der = Buffer.concat([PKCS8_HEAD, createHash('sha256').update(`key of a test: ${seed}`).digest()]);
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const x = createPublicKey(privateKey).export({ format: 'jwk' }).x ?? '';
  return { kid: kid ?? keyFingerprint(x), publicKey: x, privateKey };
}

export function base64url(value: string | Uint8Array): string {
  return Buffer.from(value).toString('base64url');
}

/** Signs with Node's own crypto, so that the verifier's library does not check itself. */
export function signTexts(header: string, payload: string | Uint8Array, key: TestKey): SignedTexts {
  const texts = { protected: base64url(header), payload: base64url(payload) };
  const signature = signBytes(null, Buffer.from(`${texts.protected}.${texts.payload}`), key.privateKey);
  return { ...texts, signature: base64url(signature) };
}

export function signPayload(payload: unknown, typ: string, key: TestKey): SignedTexts {
  return signTexts(headerText(key.kid, typ), JSON.stringify(payload), key);
}

export function headerText(kid: string, typ: string = TYP.license): string {
  return JSON.stringify({ alg: 'Ed25519', kid, typ });
}

export function fileOf(value: unknown): Uint8Array {
  return Buffer.from(`${JSON.stringify(value)}\n`);
}

export function valueOf<T>(result: Checked<T>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.fault)}`);
  return result.value;
}

export function codeOf(result: Checked<unknown>): string {
  return result.ok ? 'accepted' : result.fault.code;
}

export const LID = '01JH7Z7M6Q0M3T7S7M8T3W9K2B';

export function makePayload(changes: Partial<LicensePayload> = {}): LicensePayload {
  return {
    ver: 1,
    lid: LID,
    seq: 3,
    iss: 'cgs',
    prd: 'cgs-assist',
    env: 'production',
    edition: 'business',
    kind: 'subscription',
    customer: { id: 'C-0042', name: 'Muster AG', contact: 'it@muster.example' },
    iat: '2026-01-07T09:00:00Z',
    nbf: '2026-01-07T00:00:00Z',
    exp: '2027-01-31T23:59:59Z',
    policy: { warnDays: [60, 30, 14, 7, 1], graceDays: 14, afterGrace: 'read-only', bindGraceDays: 14 },
    modules: { chat: {}, rag: { documents: 50000, storageGiB: 100 }, workflow: { activeWorkflows: 25 } },
    limits: { seats: 250, seatTolerancePct: 10, nodes: 1 },
    bind: { mode: 'none' },
    support: { level: 'business', email: 'support@cgs.example', phone: '' },
    critical: [],
    ...changes,
  };
}

/** A perpetual licence has no `exp`; undefined members do not reach the JSON. */
export function makePerpetual(changes: Partial<LicensePayload> = {}): LicensePayload {
  return makePayload({ kind: 'perpetual', exp: undefined, maintenanceUntil: '2027-01-31T23:59:59Z', ...changes });
}

/** An emergency licence: 14 days without a grace, bound to one installation. */
export function makeEmergency(installationId: string, changes: Partial<LicensePayload> = {}): LicensePayload {
  return makePayload({
    lid: '01JH7Z7M6Q0M3T7S7M8T3W9EM1',
    seq: 1,
    kind: 'emergency',
    edition: 'emergency',
    nbf: '2026-06-01T00:00:00Z',
    exp: '2026-06-15T00:00:00Z',
    policy: { ...makePayload().policy, graceDays: 0 },
    bind: { mode: 'fingerprint', components: [bindComponent('inst', installationId)], need: 1 },
    ...changes,
  });
}

type KeyEntry = TrustPayload['keys'][number];

export function keyEntry(key: TestKey, changes: Partial<KeyEntry> = {}): KeyEntry {
  return {
    kid: key.kid,
    publicKey: key.publicKey,
    purpose: 'license',
    notBefore: '2026-01-01T00:00:00Z',
    notAfter: '2027-12-31T23:59:59Z',
    ...changes,
  };
}

export function makeTrustPayload(keys: readonly KeyEntry[], changes: Partial<TrustPayload> = {}): TrustPayload {
  return { ver: 1, n: 7, iat: '2026-01-02T00:00:00Z', keys: [...keys], allow: [], ...changes };
}

/** One root, one licence key and one revocation key of a world, and what they sign. */
export class Vendor {
  readonly env: LicenseEnv;
  readonly root: TestKey;
  readonly licenseKey: TestKey;
  readonly revocationKey: TestKey;
  readonly clockKey: TestKey;

  constructor(env: LicenseEnv = 'production', kid = 'lic-2026a', seed: string = randomUUID()) {
    this.env = env;
    this.root = makeKey(undefined, `${seed} root`);
    this.licenseKey = makeKey(kid, `${seed} license`);
    this.revocationKey = makeKey('rev-2026a', `${seed} revocation`);
    this.clockKey = makeKey('clk-2026a', `${seed} clock`);
  }

  get anchor(): Anchor {
    return { env: this.env, publicKey: this.root.publicKey };
  }

  trustPayload(changes: Partial<TrustPayload> = {}): TrustPayload {
    const keys = [
      keyEntry(this.licenseKey),
      keyEntry(this.revocationKey, { purpose: 'revocation' }),
      keyEntry(this.clockKey, { purpose: 'clock' }),
    ];
    return makeTrustPayload(keys, changes);
  }

  trustFile(changes: Partial<TrustPayload> = {}): Uint8Array {
    return fileOf(signPayload(this.trustPayload(changes), TYP.trust, this.root));
  }

  async trust(changes: Partial<TrustPayload> = {}) {
    return valueOf(await loadTrustSet(this.trustFile(changes), { anchors: [this.anchor] }));
  }

  revocationFile(changes: Partial<RevocationPayload> = {}): Uint8Array {
    const payload = { ver: 1, number: 5, iat: '2026-05-01T00:00:00Z', entries: [], ...changes };
    return fileOf(signPayload(payload, TYP.revocation, this.revocationKey));
  }

  async revocation(changes: Partial<RevocationPayload> = {}) {
    return valueOf(await loadRevocationList(this.revocationFile(changes), { trust: [await this.trust()] }));
  }

  /** The three texts of a licence. */
  texts(payload: unknown = makePayload()): SignedTexts {
    return signPayload(payload, TYP.license, this.licenseKey);
  }

  /** `license.json`. */
  license(changes: Partial<LicensePayload> = {}): Uint8Array {
    return fileOf(this.texts(makePayload(changes)));
  }

  /** `clock.json`. */
  clockToken(changes: Partial<ClockTokenPayload> = {}): Uint8Array {
    return fileOf(signPayload(makeClockToken(changes), TYP.clock, this.clockKey));
  }
}

export const INSTALLATION_ID = 'ABCDEFGHIJKLMNOPQRSTUVWXY2';

export function makeClockToken(changes: Partial<ClockTokenPayload> = {}): ClockTokenPayload {
  return {
    ver: 1,
    installationId: INSTALLATION_ID,
    jti: '01JH7Z7M6Q0M3T7S7M8T3W9CT1',
    iat: '2026-06-01T08:00:00Z',
    exp: '2026-06-08T08:00:00Z',
    highWater: '2026-06-01T08:00:00Z',
    ...changes,
  };
}
