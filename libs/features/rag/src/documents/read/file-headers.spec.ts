import { describe, expect, it } from 'vitest';
import { byteRange } from './byte-range.js';
import { fileHeaders } from './file-headers.js';

describe('headers of original files', () => {
  it('shows PDF and plain text, and only downloads what a browser could run', () => {
    expect(fileHeaders('a.pdf', 'application/pdf')['Content-Disposition']).toMatch(/^inline;/);
    for (const type of ['text/html', 'image/svg+xml', 'application/xhtml+xml', 'application/octet-stream']) {
      const headers = fileHeaders('a.html', type);
      expect(headers['Content-Type']).toBe('application/octet-stream');
      expect(headers['Content-Disposition']).toMatch(/^attachment;/);
    }
  });

  it('writes names so that no header can be broken', () => {
    const headers = fileHeaders('Prüf"bericht\\%\r\nX: y.pdf', 'application/pdf');
    expect(headers['Content-Disposition']).toBe(
      `inline; filename="Pr_f_bericht____X: y.pdf"; filename*=UTF-8''Pr%C3%BCf%22bericht%5C%25%0D%0AX%3A%20y.pdf`,
    );
  });
});

describe('byteRange', () => {
  it.each([
    [undefined, 'whole'],
    ['bytes=0-', { start: 0, end: 99 }],
    ['bytes=10-19', { start: 10, end: 19 }],
    ['bytes=90-500', { start: 90, end: 99 }],
    ['bytes=-10', { start: 90, end: 99 }],
    ['bytes=-500', { start: 0, end: 99 }],
    ['bytes=100-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=5-2', 'whole'],
    ['bytes=0-1,5-6', 'whole'],
    ['items=0-1', 'whole'],
    ['bytes=-', 'whole'],
  ] as const)('reads %j', (header, range) => expect(byteRange(header, 100)).toEqual(range));
});
