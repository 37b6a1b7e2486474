import { Tooltip } from 'radix-ui';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { makeCitation } from '../../../../test/make-chat';
import { CitationContext } from '../lib/citation-context';
import { Markdown } from './markdown';

const source = makeCitation({ title: '<b>Titel</b>', page: 2 });

function render(text: string, growing = false): string {
  return renderToStaticMarkup(
    <Tooltip.Provider>
      <CitationContext value={{ citations: [source], openN: null, open: () => undefined }}>
        <Markdown text={text} sources={[1]} growing={growing} />
      </CitationContext>
    </Tooltip.Provider>,
  );
}

describe('T19, T22: an answer rendered from markdown', () => {
  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg/onload=alert(1)>',
    '<iframe src="https://evil.example"></iframe>',
    'text <a href="javascript:alert(1)">x</a>',
    '<math><mi xlink:href="javascript:alert(1)">x</mi></math>',
    '```html\n<script>alert(1)</script>\n```',
  ])('shows HTML as text: %s', (text) => {
    const html = render(text);
    expect(html).not.toMatch(/<(script|img|svg(?! |\/?>)|iframe|math)\b|<[a-z]+[^>]*\son\w+=/i);
  });

  it.each([
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](data:text/html;base64,PHN2Zz4=)',
    '[x](vbscript:msgbox)',
    '<javascript:alert(1)>',
  ])('makes no link of %s', (text) => {
    expect(render(text)).not.toMatch(/href="(javascript|data|vbscript)/i);
  });

  it('never loads a picture: it becomes a link with its description', () => {
    const html = render('![Plan](https://tracker.example/p.png?secret)');
    expect(html).not.toContain('<img');
    expect(html).toMatch(/<a href="https:\/\/tracker\.example[^>]*rel="noopener noreferrer"[^>]*>Plan/);
  });

  it('opens links in a tab that knows nothing of this page', () => {
    expect(render('[x](https://a.example)')).toMatch(/target="_blank" rel="noopener noreferrer"/);
  });

  it('makes buttons of markers with a source, but not inside code', () => {
    const html = render('So ist es [1]. Nicht `[1]` und nicht [9].');
    expect(html.match(/<button/g)).toHaveLength(1);
    expect(html).toContain('<code>[1]</code>');
    expect(html).toContain('[9]');
  });

  it('draws tables and code blocks', () => {
    const html = render('| a | b |\n|---|---|\n| 1 | 2 |\n\n```js\nlet a = 1;\n```');
    expect(html).toContain('<td>1</td>');
    expect(html).toContain('let a = 1;');
  });

  it('survives any cut of a growing text', () => {
    const text = '# T\n\n1. a [1]\n\n```js\nx\n```\n\n| a |\n|---|\n| b |\n\n**fett** [1, 1] ![p](https://a.example/x)';
    for (let end = 0; end <= text.length; end += 1) expect(render(text.slice(0, end), true)).toContain('class="markdown"');
  });
});
