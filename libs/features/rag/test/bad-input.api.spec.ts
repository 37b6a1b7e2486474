import { randomBytes } from 'node:crypto';
import type { TestApp } from '@assist/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { docxParagraph, makeDocx, makeZipBomb } from './fixtures/make-docx.js';
import { makePdf } from './fixtures/make-pdf.js';
import { makeZip } from './fixtures/make-zip.js';
import { ingest, ragApp, search, uploader, type Uploader } from './rag-app.js';

const docx = makeDocx(docxParagraph('Ein Text.'));
const pdf = makePdf([[{ text: 'Ein Text.', x: 60, y: 700 }]]);
const nested = (depth: number): string => `${'<div>'.repeat(depth)}tief${'</div>'.repeat(depth)}`;

/** T21: what people and attackers send instead of documents. */
const BAD: ReadonlyArray<readonly [what: string, name: string, content: Buffer | string, reason: string]> = [
  ['a protected PDF', 'geheim.pdf', makePdf([[{ text: 'Geheim', x: 60, y: 700 }]], { encrypted: true }), 'encrypted'],
  [
    'a protected Word document',
    'geheim.docx',
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), randomBytes(2000)]),
    'encrypted',
  ],
  ['an empty file', 'leer.txt', '', 'empty'],
  ['an empty Word document', 'leer.docx', '', 'empty'],
  ['a truncated Word document', 'halb.docx', docx.subarray(0, docx.length / 2), 'damaged'],
  [
    'a Word document without its text',
    'ohne.docx',
    makeZip([
      { name: '[Content_Types].xml', content: '<Types/>' },
      { name: 'word/document.xml', content: '<w:document' },
    ]),
    'damaged',
  ],
  ['a truncated PDF', 'halb.pdf', pdf.subarray(0, 60), 'damaged'],
  ['a PDF without text', 'bild.pdf', makePdf([[]]), 'no_text'],
  ['a Word document without text', 'nichts.docx', makeDocx(''), 'no_text'],
  ['blank lines', 'blank.md', '\n \n\t\n', 'no_text'],
  ['punctuation only', 'striche.txt', '--- *** ...', 'no_text'],
  ['random bytes', 'rauschen.bin', randomBytes(50_000), 'type_unsupported'],
  ['random bytes named PDF', 'rauschen.pdf', randomBytes(50_000), 'damaged'],
  [
    'a picture named PDF',
    'bild2.pdf',
    Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), randomBytes(500)]),
    'type_unsupported',
  ],
  ['a PDF named Word', 'falsch.docx', Buffer.concat([pdf, Buffer.from('% a')]), 'type_unsupported'],
  ['a Word document named PDF', 'falsch.pdf', Buffer.concat([docx]), 'type_unsupported'],
  ['text named PDF', 'text.pdf', 'Nur Text, kein PDF.', 'type_unsupported'],
  ['a zip archive', 'archiv.docx', makeZip([{ name: 'a.txt', content: 'Text' }]), 'type_unsupported'],
  ['a zip bomb', 'bombe.docx', makeZipBomb(), 'too_complex'],
  [
    'a zip bomb that lies about its size',
    'luege.docx',
    makeDocx(docxParagraph('x'), {
      more: [{ name: 'word/comments.xml', content: Buffer.alloc(180_000_000, 0x20), claimedSize: 1000 }],
    }),
    'damaged',
  ],
  ['a page nested beyond sense', 'tief.html', `<html><body>${nested(20_000)}</body></html>`, 'too_complex'],
  ['quotes nested beyond sense', 'tief.md', `${'>'.repeat(20_000)} tief`, 'too_complex'],
];

describe('bad input', () => {
  let app: TestApp;
  let me: Uploader;
  beforeAll(async () => {
    app = await ragApp();
    me = await uploader(app);
  });
  afterAll(() => app.close());

  it.each(BAD)('T21: fails %s with its reason', async (_, name, content, reason) => {
    const document = await ingest(app, me, name, content);
    expect({ state: document.state, reason: document.error?.reason }).toEqual({ state: 'failed', reason });
    expect(document.chunkCount).toBe(0);
    expect(document.error?.detail ?? '').not.toMatch(/\/tmp|node_modules|Geheim/);
  });

  it('goes on reading good documents', async () => {
    expect((await ingest(app, me, 'gut.txt', 'Der Pförtner öffnet um sieben.')).state).toBe('ready');
    expect(await search(app, me.token, 'Pförtner')).toHaveLength(1);
    expect((await app.call('GET', '/health')).body).toMatchObject({ status: 'ok', doc_count: 1 });
  });
});
