// What a refusal says beside its code: the pages and the vendor's support read it, so each fact is held here.
import { beforeAll, describe, expect, it } from 'vitest';
import { authenticate, supersededBy } from '../src/core/authenticate.js';
import { chooseEmergency } from '../src/core/emergency.js';
import {
  bindComponent,
  loadClockToken,
  loadRevocationList,
  loadTrustSet,
  type ClockTokenContext,
  type LicensePayload,
  type TrustSet,
} from '../src/core/index.js';
import { makeContext, NOW } from './context.js';
import {
  fileOf,
  headerText,
  INSTALLATION_ID,
  keyEntry,
  LID,
  makeClockToken,
  makeEmergency,
  makeKey,
  makePayload,
  signPayload,
  signTexts,
  TYP,
  type TestKey,
  valueOf,
  Vendor,
} from './issue.js';

const DAY = 86_400_000;
const vendor = new Vendor();
const testWorld = new Vendor('test', 'lic-2026t');
let trust: TrustSet;

beforeAll(async () => {
  trust = await vendor.trust();
});

type Facts = Readonly<Record<string, unknown>>;

/** The params of a refusal with this code. */
function factsOf(result: { readonly ok: boolean; readonly fault?: unknown } | null, code: string): unknown {
  expect(result).toMatchObject({ ok: false, fault: { code } });
  return (result as unknown as { fault: { params: unknown } }).fault.params;
}

async function licence(bytes: Uint8Array, sets: readonly TrustSet[] = [trust]) {
  return authenticate(bytes, makeContext(sets));
}

describe('a refused licence file', () => {
  const texts = vendor.texts();
  it.each<[string, () => Uint8Array, Facts]>([
    ['its size', () => Buffer.alloc(16 * 1024 + 1, ' '), { fact: 'size' }],
    ['its bytes', () => Buffer.from([0x22, 0xff, 0x22]), { fact: 'utf-8' }],
    ['its members', () => fileOf({ ...texts, more: '' }), { fact: 'members' }],
    ['a part of it that is no base64url', () => fileOf({ ...texts, signature: '*' }), { fact: 'base64url' }],
    ['its header', () => fileOf(signTexts('{"alg":"Ed25519"}', '{}', vendor.licenseKey)), { fact: 'header' }],
  ])('is told by %s', async (_what, bytes, facts) => {
    expect(factsOf(await licence(bytes()), 'LIC_MALFORMED')).toEqual(facts);
  });

  it('keeps a byte order mark, so that it is one text only', async () => {
    expect(factsOf(await licence(Buffer.from(`\ufeff${JSON.stringify(texts)}`)), 'LIC_MALFORMED')).not.toEqual({ fact: 'utf-8' });
  });

  it('names the code of its own step for a payload that is no text', async () => {
    const torn = signTexts(headerText(vendor.licenseKey.kid), new Uint8Array([0x7b, 0xff]), vendor.licenseKey);
    expect(factsOf(await licence(fileOf(torn)), 'LIC_SCHEMA')).toEqual({ fact: 'utf-8' });
  });

  it('names product, issuer and world, found and expected', async () => {
    const said = { found: 'other', expected: 'cgs-assist' };
    expect(factsOf(await licence(vendor.license({ prd: 'other' })), 'LIC_WRONG_PRODUCT')).toEqual(said);
    const issuer = { found: 'other', expected: 'cgs' };
    expect(factsOf(await licence(vendor.license({ iss: 'other' })), 'LIC_WRONG_ISSUER')).toEqual(issuer);
    const world = await licence(testWorld.license({ env: 'test' }), [await testWorld.trust()]);
    expect(factsOf(world, 'LIC_WRONG_ENVIRONMENT')).toEqual({ found: 'test', expected: 'production' });
  });

  const component = bindComponent('host', 'a');
  it.each<[string, unknown, string]>([
    ['lid', { lid: `${LID}0` }, 'lid'],
    ['lid', { lid: `0${LID}` }, 'lid'],
    ['host', { bind: { mode: 'hostname', host: 'firma.example!' } }, 'bind.host'],
    ['component', { bind: { mode: 'fingerprint', components: [`${component}0`], need: 1 } }, 'bind.components.0'],
    ['component', { bind: { mode: 'fingerprint', components: [`x${component}`], need: 1 } }, 'bind.components.0'],
    ['quota', { modules: { mcp: { servers: -1 } } }, 'modules.mcp.servers'],
    ['quota', { modules: { imagegen: { imagesPerDay: 1.5 } } }, 'modules.imagegen.imagesPerDay'],
    ['quota', { modules: { helpdesk: { ticketsPerDay: '5' } } }, 'modules.helpdesk.ticketsPerDay'],
  ])('names the claim of a wrong %s: %j', async (_what, changes, claim) => {
    const file = vendor.license(changes as Partial<LicensePayload>);
    expect(factsOf(await licence(file), 'LIC_SCHEMA')).toEqual({ claim });
  });

  it.each([
    ['a text that is no JSON', '{', 'json'],
    ['a member twice', '{"lid":1,"lid":2}', 'ambiguous'],
    ['too many levels', '['.repeat(40) + ']'.repeat(40), 'depth'],
    ['the name of a prototype', '{"a":{"__proto__":1}}', 'json'],
    ['the name of a place in a list', '{"a":{"12":1}}', 'json'],
  ])('names %s in the payload', async (_what, text, fact) => {
    const file = fileOf(signTexts(headerText(vendor.licenseKey.kid), text, vendor.licenseKey));
    expect(factsOf(await licence(file), 'LIC_SCHEMA')).toEqual({ fact });
  });

  it.each(['xconstructor', 'prototypes', 'a1', '1a'])('takes %s for a name like any other', async (name) => {
    const file = vendor.license({ [name]: 1 } as Partial<LicensePayload>);
    expect(valueOf(await licence(file)).notUnderstood).toContain(name);
  });

  it('names the key and what is too new', async () => {
    const { kid } = vendor.licenseKey;
    const signed = (key: TestKey): Uint8Array => fileOf(signPayload(makePayload(), TYP.license, key));
    const unknown = makeKey(`lic-${'x'.repeat(60)}`);
    expect(factsOf(await licence(signed(unknown)), 'LIC_UNKNOWN_KEY')).toEqual({ kid: unknown.kid.slice(0, 40) });
    expect(factsOf(await licence(signed(vendor.clockKey)), 'LIC_KEY_PURPOSE')).toEqual({ kid: vendor.clockKey.kid });
    expect(factsOf(await licence(vendor.license({ iat: '2025-01-01T00:00:00Z' })), 'LIC_KEY_TIME')).toEqual({ kid });
    const revoked = await vendor.trust({ keys: [keyEntry(vendor.licenseKey, { revokedFrom: '2026-01-01T00:00:00Z' })] });
    expect(factsOf(await licence(vendor.license(), [revoked]), 'LIC_KEY_REVOKED')).toEqual({ kid });
    expect(factsOf(await licence(vendor.license(), []), 'LIC_TRUST_INVALID')).toEqual({ fact: 'none' });
    const ver = { ver: 2 } as unknown as Partial<LicensePayload>;
    expect(factsOf(await licence(vendor.license(ver)), 'LIC_TOO_NEW')).toEqual({ claim: 'ver' });
    const critical = ['n'.repeat(120)];
    expect(factsOf(await licence(vendor.license({ critical })), 'LIC_TOO_NEW')).toEqual({ claim: 'n'.repeat(100) });
  });

  it('names its number and the highest one', async () => {
    const { claims } = valueOf(await licence(vendor.license({ seq: 3 })));
    const mark = { product: 'cgs-assist', customerId: 'C-0042', seq: 5 };
    expect(supersededBy(claims, [mark])).toEqual({ code: 'LIC_SUPERSEDED', params: { seq: 3, highest: 5 } });
  });
});

describe('a refused document of the vendor', () => {
  const trustWith = async (entry: Facts): Promise<unknown> => {
    const keys = [{ ...keyEntry(vendor.licenseKey), ...entry }] as unknown as ReturnType<typeof keyEntry>[];
    return factsOf(await loadTrustSet(vendor.trustFile({ keys }), { anchors: [vendor.anchor] }), 'LIC_TRUST_INVALID');
  };

  it('names the member of a trust set', async () => {
    expect(await trustWith({ kid: 'lic-2026ab' })).toEqual({ fact: 'schema', claim: 'keys.0.kid' });
    expect(await trustWith({ kid: 'Xlic-2026a' })).toEqual({ fact: 'schema', claim: 'keys.0.kid' });
    expect(await trustWith({ purpose: '' })).toEqual({ fact: 'schema', claim: 'keys.0.purpose' });
    expect(await trustWith({ reason: 'x'.repeat(501) })).toEqual({ fact: 'schema', claim: 'keys.0.reason' });
  });

  it('names the number of a revocation list and the highest one', async () => {
    const list = await loadRevocationList(vendor.revocationFile({ number: 4 }), { trust: [trust], seen: { production: 5 } });
    expect(factsOf(list, 'LIC_SUPERSEDED')).toEqual({ number: 4, highest: 5 });
  });
});

describe('a refused clock token', () => {
  const token = makeClockToken();
  const refused = (bytes: Uint8Array, code: string, changes: Partial<ClockTokenContext> = {}): Promise<unknown> =>
    loadClockToken(bytes, {
      ...{ trust: [trust], build: makeContext([]).build, installationId: INSTALLATION_ID, used: [], wall: NOW },
      ...changes,
    }).then((result) => factsOf(result, code));

  it.each([
    ['a life that is too long', { exp: '2026-06-08T08:00:01Z' }, 'exp'],
    ['a mark after its end', { highWater: '2026-06-08T08:00:01Z' }, 'highWater'],
    ['a name that is too long', { installationId: `${INSTALLATION_ID}A` }, 'installationId'],
    ['a name with something before it', { installationId: `a${INSTALLATION_ID}` }, 'installationId'],
  ])('names the member with %s', async (_what, changes, claim) => {
    expect(await refused(vendor.clockToken(changes), 'LIC_SCHEMA')).toEqual({ claim });
  });

  it('names nothing of a payload that has no members', async () => {
    expect(await refused(fileOf(signPayload(1, TYP.clock, vendor.clockKey)), 'LIC_SCHEMA')).toEqual({ claim: '' });
  });

  it('names world, installation and dates', async () => {
    const sets = [await testWorld.trust()];
    const world = { found: 'test', expected: 'production' };
    expect(await refused(testWorld.clockToken(), 'LIC_WRONG_ENVIRONMENT', { trust: sets })).toEqual(world);
    const other = `B${INSTALLATION_ID.slice(1)}`;
    expect(await refused(vendor.clockToken({ installationId: other }), 'LIC_WRONG_HOST')).toEqual({ found: other });
    expect(await refused(vendor.clockToken(), 'LIC_SUPERSEDED', { used: [token.jti] })).toEqual({ fact: 'used' });
    const [nbf, exp] = [Date.parse(token.iat), Date.parse(token.exp)];
    expect(await refused(vendor.clockToken(), 'LIC_NOT_YET_VALID', { wall: nbf - 2 * DAY })).toEqual({ nbf });
    expect(await refused(vendor.clockToken(), 'LIC_EXPIRED', { wall: exp + DAY })).toEqual({ exp });
  });
});

describe('a refused emergency licence', () => {
  const refused = async (code: string, changes: Partial<LicensePayload>, used: readonly { hasEnded: boolean }[] = []) => {
    const { bind } = makeEmergency(INSTALLATION_ID);
    const components = bind.mode === 'fingerprint' ? bind.components : [];
    const copies = [fileOf(vendor.texts(makeEmergency(INSTALLATION_ID, changes)))];
    const spent = used.map((entry) => ({ lid: makeEmergency('').lid, fingerprint: '', endsAt: NOW, ...entry }));
    const context = makeContext([trust], { host: { components, publicHost: null } });
    return factsOf(await chooseEmergency({ copies, used: spent }, context), code);
  };

  it('names what is wrong with it', async () => {
    const kind = { found: 'subscription', expected: 'emergency' };
    expect(await refused('LIC_WRONG_TYPE', { kind: makePayload().kind })).toEqual(kind);
    expect(await refused('LIC_SCHEMA', { exp: '2026-06-15T00:00:01Z' })).toEqual({ claim: 'exp' });
    expect(await refused('LIC_SCHEMA', { bind: { mode: 'none' } })).toEqual({ claim: 'bind' });
    expect(await refused('LIC_SUPERSEDED', {}, [{ hasEnded: true }])).toEqual({ fact: 'used' });
  });
});
