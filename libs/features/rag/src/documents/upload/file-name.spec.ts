import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanFileName, extensionOf } from './file-name.js';

describe('T12: names of files', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['..\\..\\windows\\win.ini', 'win.ini'],
    ['C:\\Users\\me\\Bericht.pdf', 'Bericht.pdf'],
    ['a\u0000b\u001f.pdf', 'ab.pdf'],
    ['rechnung\u202efdp.exe', 'rechnungfdp.exe'],
    ['con.txt', '_con.txt'],
    ['...', 'file'],
    ['', 'file'],
    ['.htaccess', 'htaccess'],
    ['a"b<c>.html', 'a_b_c_.html'],
    ['Prüfbericht 2026.docx', 'Prüfbericht 2026.docx'],
    ['file.pdf. . ', 'file.pdf'],
  ])('keeps of %j only %j', (given, kept) => expect(cleanFileName(given)).toBe(kept));

  it('keeps the extension of a long name', () => {
    const name = cleanFileName(`${'x'.repeat(400)}.pdf`);
    expect(name).toHaveLength(255);
    expect(extensionOf(name)).toBe('pdf');
  });

  it('never gives a path, a control character, an empty or a long name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (given) => {
        const name = cleanFileName(given);
        expect(name).not.toMatch(/[/\\\p{Cc}]/u);
        expect(name.length).toBeGreaterThan(0);
        expect(name.length).toBeLessThanOrEqual(255);
        expect(['.', '..']).not.toContain(name);
      }),
    );
  });
});
