import { beforeAll, describe, expect, it } from 'vitest';
import { verify, type VerifyContext } from '../src/core/index.js';
import { makeContext, verdictOf } from './context.js';
import { base64url, headerText, makePayload, signTexts, TYP, Vendor, type SignedTexts } from './issue.js';

const vendor = new Vendor();
const good = vendor.texts();
let context: VerifyContext;

beforeAll(async () => {
  context = makeContext([await vendor.trust()]);
});

async function verdict(file: string | Uint8Array): Promise<string> {
  return verdictOf(await verify(Buffer.from(file), context));
}

async function verdictOfTexts(changes: Partial<SignedTexts>): Promise<string> {
  return verdict(JSON.stringify({ ...good, ...changes }));
}

/** A licence whose payload is this very text, signed. */
async function verdictOfPayload(text: string | Uint8Array): Promise<string> {
  return verdict(JSON.stringify(signTexts(headerText(vendor.licenseKey.kid), text, vendor.licenseKey)));
}

describe('T20: format of a licence file', () => {
  it('1: accepts a valid file', async () => {
    expect(await verdict(vendor.license())).toBe('valid');
  });

  it.each([
    ['3: an empty file', ''],
    ['4: a byte order mark', `\ufeff${JSON.stringify(good)}`],
    ['a NUL', `${JSON.stringify(good)}\0`],
    ['6: no JSON', 'licence'],
    ['7: an array', JSON.stringify([good])],
    ['null', 'null'],
    ['text after the end', `${JSON.stringify(good)}{}`],
    ['8: an extra member', JSON.stringify({ ...good, note: '' })],
    ['10: an unprotected header', JSON.stringify({ ...good, header: { kid: 'x' } })],
    ['a member that is not a string', JSON.stringify({ ...good, signature: 1 })],
    ['15: a duplicate key', JSON.stringify(good).replace('{', '{"payload":"e30",')],
    ['15: a duplicate key in another spelling', JSON.stringify(good).replace('{', '{"p\\u0061yload":"e30",')],
    ['an escaped character', JSON.stringify(good).replace('"protected"', '"\\u0070rotected"')],
    ['a member __proto__', JSON.stringify(good).replace('{', '{"__proto__":"",')],
    ['17: a depth bomb', `${'['.repeat(8000)}${']'.repeat(8000)}`],
    ['17: an object bomb', `${'{"a":'.repeat(2000)}1${'}'.repeat(2000)}`],
    ['18: a line break inside of a value', JSON.stringify(good).replace('"payload":"', '"payload":"\r\n')],
  ])('refuses %s as malformed', async (_name, file) => {
    expect(await verdict(file)).toBe('LIC_MALFORMED');
  });

  it('5: accepts 16 KiB and refuses one byte more', async () => {
    const file = JSON.stringify(good);
    expect(await verdict(file.padEnd(16 * 1024, ' '))).toBe('valid');
    expect(await verdict(file.padEnd(16 * 1024 + 1, ' '))).toBe('LIC_MALFORMED');
  });

  it('refuses bytes that are not UTF-8', async () => {
    expect(await verdict(Buffer.concat([vendor.license(), Buffer.from([0xff])]))).toBe('LIC_MALFORMED');
  });

  it.each(['protected', 'payload', 'signature'] as const)('9: refuses a file without %s', async (name) => {
    const rest = Object.fromEntries(Object.entries(good).filter(([member]) => member !== name));
    expect(await verdict(JSON.stringify(rest))).toBe('LIC_MALFORMED');
  });

  it.each(['protected', 'payload', 'signature'] as const)('11, 13, 14: refuses %s in another spelling', async (name) => {
    for (const text of [
      `${good[name]}=`,
      `${good[name]}==`,
      `${good[name]}\n`,
      `\n${good[name]}`,
      `${good[name]} `,
      `+${good[name]}`,
      `/${good[name]}`,
    ]) {
      expect(await verdictOfTexts({ [name]: text })).toBe('LIC_MALFORMED');
    }
  });

  it('12: refuses altered unused bits at the end of the signature, which other decoders ignore', async () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const last = alphabet.indexOf(good.signature.slice(-1));
    const altered = `${good.signature.slice(0, -1)}${alphabet.charAt(last ^ 1)}`;
    expect(Buffer.from(altered, 'base64url').equals(Buffer.from(good.signature, 'base64url'))).toBe(true);
    expect(await verdictOfTexts({ signature: altered })).toBe('LIC_MALFORMED');
  });

  it('18: accepts whitespace and CRLF between tokens', async () => {
    expect(await verdict(`\r\n${JSON.stringify(good, null, '\t').replaceAll('\n', '\r\n')}\r\n `)).toBe('valid');
  });

  it.each([
    ['16: a duplicate key', JSON.stringify(makePayload()).replace('"seats":250', '"seats":250,"seats":9999')],
    ['whitespace', JSON.stringify(makePayload(), null, 1)],
    ['a trailing line break', `${JSON.stringify(makePayload())}\n`],
    ['another spelling of a number', JSON.stringify(makePayload()).replace('"seats":250', '"seats":2.5e2')],
    ['negative zero', JSON.stringify(makePayload()).replace('"graceDays":14', '"graceDays":-0')],
    ['an escape that is not needed', JSON.stringify(makePayload()).replace('Muster', '\\u004duster')],
    ['a byte order mark', `\ufeff${JSON.stringify(makePayload())}`],
    ['bytes that are not UTF-8', Buffer.from([0x22, 0xff, 0x22])],
    ['a member __proto__', JSON.stringify(makePayload()).replace('{', '{"__proto__":{},')],
    ['a member constructor', JSON.stringify(makePayload()).replace('"chat":{}', '"chat":{"constructor":1}')],
    ['a member prototype', JSON.stringify(makePayload()).replace('"chat":{}', '"chat":{"prototype":1}')],
    ['a member that looks like a number', JSON.stringify(makePayload()).replace('"chat":{}', '"chat":{"7":1}')],
    ['17: a depth bomb', `${'['.repeat(4000)}${']'.repeat(4000)}`],
    ['nesting of nine', JSON.stringify({ ...makePayload(), extra: [[[[[[[[]]]]]]]] })],
    ['an array', '[]'],
    ['nothing', ''],
  ])('refuses a signed payload with %s', async (_name, text) => {
    expect(await verdictOfPayload(text)).toBe('LIC_SCHEMA');
  });

  it('accepts nesting of eight, brackets and quotes in texts, and other scripts', async () => {
    const customer = { id: 'C-1', name: 'Müller "[{\\ 株式会社', contact: '[[[[[[[[[[' };
    expect(await verdictOfPayload(JSON.stringify({ ...makePayload({ customer }), extra: [[[[[[[]]]]]]] }))).toBe('valid');
  });

  it.each([
    ['an extra member', '{"alg":"Ed25519","kid":"lic-2026a","typ":"assist-license+jws","x":1}'],
    ['a missing member', '{"alg":"Ed25519","kid":"lic-2026a"}'],
    ['a duplicate key', '{"alg":"none","alg":"Ed25519","kid":"lic-2026a","typ":"assist-license+jws"}'],
    ['whitespace', '{"alg":"Ed25519", "kid":"lic-2026a","typ":"assist-license+jws"}'],
    ['a kid that is no text', '{"alg":"Ed25519","kid":7,"typ":"assist-license+jws"}'],
    ['bytes that are not UTF-8', Buffer.from([0xc3, 0x28])],
    ['no JSON', 'x'],
  ])('refuses a header with %s as malformed, before it looks at the algorithm', async (_name, header) => {
    const texts = { protected: base64url(header), payload: good.payload, signature: good.signature };
    expect(await verdict(JSON.stringify(texts))).toBe('LIC_MALFORMED');
  });

  it('accepts the members of the header in any order', async () => {
    const header = `{"typ":"${TYP.license}","kid":"lic-2026a","alg":"Ed25519"}`;
    expect(await verdict(JSON.stringify(signTexts(header, JSON.stringify(makePayload()), vendor.licenseKey)))).toBe('valid');
  });
});
