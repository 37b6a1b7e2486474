import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DOCUMENT_KINDS, recogniseDocument, readStrictJson, sha256Hex, type DocumentKind } from '../src/core/index.js';
import { base64url, codeOf, fileOf, headerText, LID, makePayload, signPayload, Vendor } from './issue.js';
import { rotationFile } from './vendor-documents.js';

const vendor = new Vendor();
const kinds = (Object.keys(DOCUMENT_KINDS) as DocumentKind[]).filter((kind) => kind !== 'root');

describe('what a document says it is', () => {
  it.each(kinds)('knows a %s by its header, and what it says of itself', (kind) => {
    const file = fileOf(signPayload({ lid: LID, seq: 7 }, DOCUMENT_KINDS[kind].typ, vendor.licenseKey));
    expect(recogniseDocument(file)).toEqual({
      kind,
      fingerprint: sha256Hex(JSON.stringify({ lid: LID, seq: 7 })),
      claims: { lid: LID, seq: 7 },
    });
  });

  it('knows a rotation of the root by its two signatures', () => {
    const file = rotationFile(vendor.root, vendor.licenseKey, 8);
    expect(recogniseDocument(Buffer.from(file))).toMatchObject({ kind: 'root', claims: { n: 8 } });
  });

  it('gives the fingerprint that the verifier gives', () => {
    expect(recogniseDocument(vendor.license())?.fingerprint).toBe(sha256Hex(JSON.stringify(makePayload())));
  });

  it('proves nothing: a forged document is known too, and a payload that is no list of claims has none', () => {
    const texts = { protected: base64url(headerText('x')), signature: '' };
    expect(recogniseDocument(fileOf({ ...texts, payload: base64url('[1]') }))).toEqual({
      kind: 'license',
      fingerprint: sha256Hex('[1]'),
      claims: {},
    });
    expect(recogniseDocument(fileOf({ ...texts, payload: 'é' }))).toEqual({
      kind: 'license',
      fingerprint: sha256Hex(''),
      claims: {},
    });
  });

  it.each([
    ['nothing', ''],
    ['other JSON', '{}'],
    ['text', 'licence'],
    ['a header that is no base64url', JSON.stringify({ protected: 'é', payload: 'e30' })],
    ['a header that is no JSON', JSON.stringify({ protected: base64url('x'), payload: 'e30' })],
    ['a header without a type', JSON.stringify({ protected: base64url('{"alg":"none"}'), payload: 'e30' })],
    ['another type', JSON.stringify({ protected: base64url('{"typ":"JWT"}'), payload: 'e30' })],
    ['a payload that is no text', JSON.stringify({ protected: base64url(headerText('x')), payload: 7 })],
    ['a name given twice', `{"payload":"e30","payload":"e30","protected":"${base64url(headerText('x'))}"}`],
    ['signatures that are no list', '{"payload":"e30","signatures":{}}'],
    ['a rotation without a payload', '{"signatures":[]}'],
  ])('does not know %s', (_name, text) => {
    expect(recogniseDocument(Buffer.from(text))).toBeNull();
  });

  it('never throws, whatever it gets', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 200 }),
          fc.json().map((text) => Buffer.from(text)),
        ),
        (bytes) => {
          expect(recogniseDocument(bytes)?.kind ?? 'root').toBe('root');
        },
      ),
    );
  });
});

describe('JSON of one reading', () => {
  it('is parsed, and anything else refused', async () => {
    expect(await readStrictJson('{ "a": [1] }')).toEqual({ ok: true, value: { a: [1] } });
    for (const text of ['{"a":1,"a":2}', '{}{}', 'x']) expect(codeOf(await readStrictJson(text))).toBe('LIC_MALFORMED');
  });
});
