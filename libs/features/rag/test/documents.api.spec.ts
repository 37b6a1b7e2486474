import { testDatabases, type CallReply, type TestApp } from '@assist/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { docxParagraph, docxTable, makeDocx } from './fixtures/make-docx.js';
import { makePdf } from './fixtures/make-pdf.js';
import { ingest, ragApp, search, upload, uploader, type Uploader } from './rag-app.js';

const SENTENCE = 'Die Wartungsnummer der Anlage KX-7741 lautet 58213.';

describe.each(testDatabases())('documents on $engine', (engine) => {
  let app: TestApp;
  let me: Uploader;
  beforeAll(async () => {
    app = await ragApp({ engine, env: { ASSIST_RAG_MAX_UPLOAD_MB: '2' } });
    me = await uploader(app);
  });
  afterAll(() => app.close());

  it.each([
    ['a.md', `# Anlage\n\nAllgemeines.\n\n## Wartung\n\n${SENTENCE}\n`, 'text/markdown'],
    ['b.txt', `Protokoll\n\n${SENTENCE} Ende b.\n`, 'text/plain'],
    [
      'c.html',
      `<!doctype html><html><head><title>T</title><style>x</style></head><body><h1>Anlage</h1><p>${SENTENCE} Ende c.</p></body></html>`,
      'text/html',
    ],
    [
      'd.docx',
      makeDocx(
        docxParagraph('Wartung', 'Heading1') +
          docxParagraph(`${SENTENCE} Ende d.`) +
          docxTable([
            ['Teil', 'Wert'],
            ['Filter', '42'],
          ]),
        { header: 'Kopfzeile Musterwerk' },
      ),
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    [
      'e.pdf',
      makePdf([[{ text: 'Seite eins', x: 60, y: 780 }], [{ text: `${SENTENCE} Ende e.`, x: 60, y: 700 }]]),
      'application/pdf',
    ],
  ])('reads %s and finds its sentence', async (name, content, mediaType) => {
    const document = await ingest(app, me, name, content);
    expect(document).toMatchObject({ state: 'ready', error: null, name, mediaType });
    expect(document.chunkCount).toBeGreaterThan(0);
    const found = (await search(app, me.token, 'Wie lautet die Wartungsnummer der KX-7741?')).find(
      (result) => result.documentId === document.id,
    );
    expect(found?.text).toContain('58213');
    expect(found?.title).toBe(name);
    if (name === 'e.pdf') {
      expect(found?.page).toBe(1);
      const [, box] = found?.boxes ?? [];
      expect(box).toMatchObject({ page: 2 });
      expect(box?.y).toBeCloseTo((842 - 700 - 8) / 842, 2);
      expect(box?.x).toBeCloseTo(60 / 595, 2);
    }
  });

  it('gives places in one text: every block and result is the slice that it says', async () => {
    const document = await ingest(
      app,
      me,
      'slices.md',
      `# Eins\n\nErster Absatz mit 😀 Zeichen.\n\n## Zwei\n\n${'Ein langer Satz über die Pumpe P-12. '.repeat(150)}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n`,
    );
    const { body } = await app.call('GET', `/api/documents/${document.id}/content?limit=500`, { token: me.token });
    let text = '';
    for (const block of body.blocks) {
      text = text.padEnd(block.charStart, '\n') + block.text;
      expect(text.length).toBe(block.charEnd);
    }
    for (const result of (await search(app, me.token, 'Pumpe P-12')).filter((one) => one.documentId === document.id)) {
      expect(text.slice(result.charStart, result.charEnd)).toBe(result.text);
    }
    const around = await app.call(
      'GET',
      `/api/documents/${document.id}/content?limit=1&at=${String(body.blocks[2].charStart + 1)}`,
      { token: me.token },
    );
    expect(around.body.blocks).toEqual([body.blocks[2]]);
  });

  it('keeps content once in a collection', async () => {
    const first = await ingest(app, me, 'einmal.txt', 'Nur einmal.');
    expect((await upload(app, me, 'nochmal.txt', 'Nur einmal.')).body.id).toBe(first.id);
  });

  it('lists documents newest first, page by page', async () => {
    const other = await uploader(app);
    const ids: string[] = [];
    for (let at = 0; at < 5; at += 1) {
      ids.unshift((await upload(app, other, `${String(at)}.txt`, `Nummer ${String(at)}`)).body.id);
    }
    const path = `/api/collections/${other.collectionId}/documents`;
    const first = await app.call('GET', `${path}?limit=3`, { token: other.token });
    const second = await app.call('GET', `${path}?limit=3&cursor=${first.body.nextCursor}`, { token: other.token });
    expect([...first.body.items, ...second.body.items].map((item) => item.id)).toEqual(ids);
    expect(second.body.nextCursor).toBeNull();
    expect((await app.call('GET', `${path}?cursor=nonsense`, { token: other.token })).status).toBe(422);
  });

  it('T21: refuses a file over the limit, whether its length is announced or not', async () => {
    const big = await upload(app, me, 'gross.txt', 'x'.repeat(2 * 1024 * 1024 + 1));
    expect([big.status, big.body.code, big.body.params.limitMb]).toEqual([413, 'DOCUMENT_TOO_LARGE', 2]);
    const huge = await upload(app, me, 'riesig.txt', 'x'.repeat(9 * 1024 * 1024));
    expect(huge.body.code).toBe('DOCUMENT_TOO_LARGE');
  });

  it.each([
    [
      'without a file',
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--x--\r\n',
      422,
      'DOCUMENT_FILE_MISSING',
    ],
    [
      'with an empty name',
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="file"; filename=""\r\n\r\n\r\n--x--\r\n',
      422,
      'DOCUMENT_FILE_MISSING',
    ],
    [
      'cut off',
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nabc',
      400,
      'REQUEST_REJECTED',
    ],
    ['without a boundary', 'multipart/form-data; a=b', 'abc', 400, 'REQUEST_REJECTED'],
    ['as JSON', 'application/json', '{}', 415, 'MEDIA_TYPE_UNSUPPORTED'],
    [
      'of a picture',
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\nabc\r\n--x--\r\n',
      415,
      'DOCUMENT_TYPE_UNSUPPORTED',
    ],
  ])('refuses an upload %s', async (_, type, body, status, code) => {
    const reply = await app.call('POST', `/api/collections/${me.collectionId}/documents`, {
      token: me.token,
      body,
      headers: { 'content-type': type },
    });
    expect([reply.status, reply.body.code]).toEqual([status, code]);
  });

  it('serves the original safely, whole and in parts', async () => {
    const page = '<!doctype html><html><body><p>Hallo Welt</p><script>alert(1)</script></body></html>';
    const document = await ingest(app, me, 'Übersicht 1.html', page);
    const whole = await app.call('GET', `/api/documents/${document.id}/file`, { token: me.token });
    expect(whole.body).toBe(page);
    expect(whole.headers.get('content-type')).toBe('application/octet-stream');
    expect(whole.headers.get('content-disposition')).toMatch(
      /^attachment; filename="_bersicht 1\.html"; filename\*=UTF-8''%C3%9Cbersicht%201\.html$/,
    );
    expect(whole.headers.get('x-content-type-options')).toBe('nosniff');
    expect(whole.headers.get('content-security-policy')).toContain('sandbox');
    const part = await app.call('GET', `/api/documents/${document.id}/file`, {
      token: me.token,
      headers: { range: 'bytes=2-8' },
    });
    expect([part.status, part.body, part.headers.get('content-range')]).toEqual([
      206,
      'doctype',
      `bytes 2-8/${String(page.length)}`,
    ]);
    const behind = await app.call('GET', `/api/documents/${document.id}/file`, {
      token: me.token,
      headers: { range: 'bytes=9999-' },
    });
    expect(behind.status).toBe(416);
  });

  it('gives a part only of the content that the caller has the beginning of, and to nobody else', async () => {
    const document = await ingest(app, me, 'teile.txt', 'Inhalt in mehreren Teilen');
    const get = (headers: Record<string, string>, token = me.token): Promise<CallReply> =>
      app.call('GET', `/api/documents/${document.id}/file`, { token, headers });
    const etag = (await get({ range: 'bytes=0-5' })).headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[0-9a-f]{64}"$/);
    expect((await get({ range: 'bytes=7-8', 'if-range': etag })).body).toBe('in');
    const other = await get({ range: 'bytes=7-8', 'if-range': '"anderes"' });
    expect([other.status, other.body]).toEqual([200, 'Inhalt in mehreren Teilen']);
    const stranger = await uploader(app);
    expect((await get({ range: 'bytes=7-8', 'if-range': etag }, stranger.token)).status).toBe(404);
    await app.call('DELETE', `/api/documents/${document.id}`, { token: me.token });
    expect((await get({ range: 'bytes=7-8', 'if-range': etag })).status).toBe(404);
  });

  it('forgets a deleted document at once', async () => {
    const document = await ingest(app, me, 'weg.txt', 'Das seltene Wort Quastenflosser steht hier.');
    expect((await search(app, me.token, 'Quastenflosser'))[0]?.documentId).toBe(document.id);
    expect((await app.call('DELETE', `/api/documents/${document.id}`, { token: me.token })).status).toBe(204);
    expect((await search(app, me.token, 'Quastenflosser')).map((result) => result.documentId)).not.toContain(document.id);
    for (const path of ['', '/content', '/file']) {
      expect((await app.call('GET', `/api/documents/${document.id}${path}`, { token: me.token })).status).toBe(404);
    }
    expect((await app.call('DELETE', `/api/documents/${document.id}`, { token: me.token })).status).toBe(404);
    expect((await ingest(app, me, 'wieder.txt', 'Das seltene Wort Quastenflosser steht hier.')).state).toBe('ready');
  });

  it('does not read a document again that did not fail', async () => {
    const document = await ingest(app, me, 'fertig.txt', 'Fertig gelesen.');
    expect((await app.call('POST', `/api/documents/${document.id}/retry`, { token: me.token })).body.code).toBe(
      'DOCUMENT_NOT_RETRYABLE',
    );
  });
});
