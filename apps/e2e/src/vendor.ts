import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { trusting } from './trust-roots.ts';

const DAY_MS = 86_400_000;

interface Key {
  readonly kid: string;
  readonly publicKey: string;
  readonly privateKey: KeyObject;
}

/** A vendor for one test: its keys live as long as the test, and only processes that are told so trust its root. */
export class TestVendor {
  readonly #root = makeKey();
  readonly #licenseKey = makeKey('lic-2026a');
  readonly #clockKey = makeKey('clk-2026a');
  readonly #issuedAt: number;

  constructor(issuedAt: number) {
    this.#issuedAt = issuedAt;
  }

  /** The roots of a build that trusts this vendor. */
  get anchors(): readonly { readonly env: 'production'; readonly publicKey: string }[] {
    return [{ env: 'production', publicKey: this.#root.publicKey }];
  }

  /** What makes a built service trust this vendor. */
  get env(): Readonly<Record<string, string>> {
    return trusting([this.#root.publicKey]);
  }

  /** `trust.json`. */
  trust(): string {
    const [notBefore, notAfter] = [instant(this.#issuedAt - DAY_MS), instant(this.#issuedAt + 5000 * DAY_MS)];
    const entry = ({ kid, publicKey }: Key, purpose: string): object => ({ kid, publicKey, purpose, notBefore, notAfter });
    const keys = [entry(this.#licenseKey, 'license'), entry(this.#clockKey, 'clock')];
    return signed({ ver: 1, n: 1, iat: instant(this.#issuedAt), keys, allow: [] }, 'assist-trust+jws', this.#root);
  }

  /** `license.json`, without a grace. */
  license(changes: { readonly seq?: number; readonly exp: number; readonly modules?: readonly string[] }): string {
    const { seq = 1, exp, modules = ['chat', 'rag'] } = changes;
    const claims = {
      ...{ ver: 1, lid: '01JH7Z7M6Q0M3T7S7M8T3W9K2B', seq, iss: 'cgs', prd: 'cgs-assist', env: 'production' },
      ...{ edition: 'business', kind: 'subscription', customer: { id: 'C-1', name: 'Firma', contact: '' } },
      ...{ iat: instant(this.#issuedAt), nbf: instant(this.#issuedAt), exp: instant(exp) },
      policy: { warnDays: [], graceDays: 0, afterGrace: 'read-only', bindGraceDays: 0 },
      modules: Object.fromEntries(modules.map((name) => [name, {}])),
      limits: { seats: 50, seatTolerancePct: 0, nodes: 1 },
      ...{ bind: { mode: 'none' }, support: { level: '', email: '', phone: '' }, critical: [] },
    };
    return signed(claims, 'assist-license+jws', this.#licenseKey);
  }

  /** `clock.json`: repairs the time marks of one installation. */
  clockToken(installationId: string, at: number): string {
    const times = { iat: instant(at), exp: instant(at + 7 * DAY_MS), highWater: instant(at) };
    return signed({ ver: 1, installationId, jti: '01JH7Z7M6Q0M3T7S7M8T3W9CT1', ...times }, 'assist-clock+jws', this.#clockKey);
  }
}

/** Without a `kid` it is a root, whose `kid` is the SHA-256 of its key. */
function makeKey(kid?: string): Key {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const x = publicKey.export({ format: 'jwk' }).x ?? '';
  const fingerprint = createHash('sha256').update(Buffer.from(x, 'base64url')).digest('hex');
  return { kid: kid ?? fingerprint, publicKey: x, privateKey };
}

function signed(payload: object, typ: string, key: Key): string {
  const texts = {
    protected: encode(JSON.stringify({ alg: 'Ed25519', kid: key.kid, typ })),
    payload: encode(JSON.stringify(payload)),
  };
  const signature = sign(null, Buffer.from(`${texts.protected}.${texts.payload}`), key.privateKey).toString('base64url');
  return `${JSON.stringify({ ...texts, signature })}\n`;
}

function encode(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64url');
}

function instant(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 19)}Z`;
}
