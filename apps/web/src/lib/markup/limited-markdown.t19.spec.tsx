import fc from 'fast-check';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { LimitedMarkdown } from '../../ui/limited-markdown';
import { limitedMarkdown, safeAddress } from './limited-markdown';

vi.mock('react-i18next', () => ({ useTranslation: () => ({ t: (key: string) => key }) }));

const render = (text: string): string => renderToStaticMarkup(createElement(LimitedMarkdown, { text }));
const plain = (text: string): string => render(text).replace(/ (?:class|target|rel)="[^"]*"/g, '');

const CORPUS = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](java\nscript:alert(1))',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '[x](vbscript:msgbox)',
  '[x](//evil.example)',
  '[x](/api/auth/logout)',
  '[x](https://a"onmouseover="alert(1))',
  '![x](https://evil.example/pixel.png)',
  '**<b onclick=alert(1)>x</b>**',
  '[<img src=x onerror=alert(1)>](https://ok.example)',
  '<a href="javascript:alert(1)">x</a>',
  '&lt;script&gt;',
  '- <iframe src=javascript:alert(1)>',
  '`<script>`',
];

describe('T19: a text of the house', () => {
  it.each(CORPUS)('shows %j as text, and runs, loads and links nothing by it', (text) => {
    const html = render(text);
    const tags = [...html.matchAll(/<\/?([a-z]+)/g)].map((match) => match[1] ?? '');
    expect(tags.filter((tag) => !['div', 'p', 'ul', 'li', 'br', 'strong', 'em', 'a', 'span'].includes(tag))).toEqual([]);
    expect(html).not.toMatch(/<[^>]*\son\w+=/);
    for (const [, href] of html.matchAll(/href="([^"]*)"/g)) expect(href).toMatch(/^(?:https?:\/\/|mailto:|tel:)/);
  });

  it('gives nothing but its own elements for any text', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('*', '[', ']', '(', ')', '<', '>', '"', ' ', '\n', '-', 'a', 'javascript:', 'https://x'),
        }),
        (text) => {
          for (const [, tag] of render(text).matchAll(/<\/?([^\s>]+)/g)) {
            expect(['div', 'p', 'ul', 'li', 'br', 'strong', 'em', 'a', 'span', 'br/']).toContain(tag);
          }
        },
      ),
    );
  });

  it('knows paragraphs, lines, lists, bold, italic and links', () => {
    expect(plain('Guten **Tag**,\n*wichtig*\n\n- [Seite](https://firma.example/a?b=c)\n- [Post](mailto:it@firma.example)')).toBe(
      '<div><p>Guten <strong>Tag</strong>,<br/><em>wichtig</em></p><ul><li><a href="https://firma.example/a?b=c">Seite<span> common.newTab</span></a></li><li><a href="mailto:it@firma.example">Post<span> common.newTab</span></a></li></ul></div>',
    );
  });

  it('leaves stars and brackets that mean nothing alone', () => {
    expect(plain('2 * 3 * 4 [x] (y) **')).toBe('<div><p>2 * 3 * 4 [x] (y) **</p></div>');
  });

  it.each(['ftp://x', 'javascript:x', ' https://x', 'https:x', 'http://', 'mailto'])('has no address %j', (address) => {
    expect(safeAddress(address)).toBeNull();
  });

  it('takes no longer than its length', () => {
    const began = performance.now();
    for (const text of ['*'.repeat(4000), '**a'.repeat(1300), '[a](b'.repeat(800), '*a '.repeat(1300), '- '.repeat(2000)]) {
      limitedMarkdown(text);
    }
    expect(performance.now() - began).toBeLessThan(1000);
  });
});
