import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanSvg } from './clean-svg.js';

const NS = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';
const RECT = '<rect width="1" height="1"/>';
const svg = (inside: string, attributes = ''): string => `<svg ${NS}${attributes}>${inside}${RECT}</svg>`;
const clean = (text: string): string => cleanSvg(Buffer.from(text, 'utf8'));

/** Anything that could run, load, link or style from outside. */
const HARM =
  /script|onload|onclick|onerror|onbegin|javascript|foreignobject|iframe|<a[\s>]|href|<image|<use|<style|@import|https?:(?!\/\/www\.w3\.org\/2000\/svg")|data:|<animate|<set|<!|<\?|&#|expression|<handler|<listener|<embed|<object/i;

const CORPUS: readonly string[] = [
  svg('<script>alert(1)</script>'),
  svg('<script xlink:href="https://evil.example/x.js"/>'),
  svg('<g><script type="text/ecmascript">alert(1)</script></g>'),
  svg('', ' onload="alert(1)"'),
  svg('<rect onclick="alert(1)" width="1" height="1"/>'),
  svg('<a xlink:href="javascript:alert(1)"><rect width="9" height="9"/></a>'),
  svg('<a href="javascript&#58;alert(1)"><text>x</text></a>'),
  svg('<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><iframe src="javascript:alert(1)"/></body></foreignObject>'),
  svg('<image href="https://evil.example/pixel.png" width="1" height="1"/>'),
  svg('<image xlink:href="data:image/svg+xml;base64,PHN2Zz48L3N2Zz4="/>'),
  svg('<use href="https://evil.example/x.svg#a"/>'),
  svg('<use xlink:href="data:image/svg+xml,%3Csvg%3E"/>'),
  svg('<style>@import url(https://evil.example/x.css);</style>'),
  svg('<style>rect{fill:url("https://evil.example/x")}</style>'),
  svg('<rect style="fill:url(https://evil.example/x)" width="1" height="1"/>'),
  svg('<rect style="background:url(javascript:alert(1))" width="1" height="1"/>'),
  svg('<rect fill="url(https://evil.example#a)" width="1" height="1"/>'),
  svg('<rect filter="url(https://evil.example#a)" width="1" height="1"/>'),
  svg('<animate attributeName="href" values="javascript:alert(1)"/>'),
  svg('<set attributeName="onmouseover" to="alert(1)"/>'),
  svg('<rect width="1" height="1"><animate onbegin="alert(1)" attributeName="x" dur="1s"/></rect>'),
  svg('<handler type="text/javascript">alert(1)</handler>'),
  svg('<title></title><script>alert(1)</script><title></title>'),
  svg('<text>&lt;b&gt;x&lt;/b&gt;</text>'),
  svg('<desc>&#x3C;b&#x3E;</desc>'),
  `<?xml version="1.0"?>${svg('')}`,
  `<?xml-stylesheet href="https://evil.example/x.css"?>${svg('')}`,
  `<!-- <script>alert(1)</script> -->${svg('')}`,
  `<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">${svg('')}`,
  svg('<svg:script>alert(1)</svg:script>', ' xmlns:svg="http://www.w3.org/2000/svg"'),
  svg('<SCRIPT>alert(1)</SCRIPT>'),
  svg('<rect width="1" height="1" ONLOAD="alert(1)"/>'),
  svg('<linearGradient id="a" xlink:href="https://evil.example#b"><stop offset="0" stop-color="red"/></linearGradient>'),
  svg('<g clip-path="url( https://evil.example/#x )"><rect width="1" height="1"/></g>'),
  svg('<rect width="1" height="1" style="fill:red;-moz-binding:url(x.xml#a);behavior:url(x.htc)"/>'),
  svg('<rect width="1" height="1" fill="expression(alert(1))"/>'),
  svg('<rect width="1" height="1" fill="var(--x)"/>'),
  svg('<embed src="x"/><object data="x"/><iframe src="x"/>'),
];

const REFUSED: readonly [string, string][] = [
  ['entities of its own', `<!DOCTYPE svg [<!ENTITY x "y">]>${svg('<text>&x;</text>')}`],
  ['an unknown entity', svg('<text>&nbsp;</text>')],
  ['CDATA', svg('<title><![CDATA[x]]></title>')],
  ['another instruction', `<?php echo 1 ?>${svg('')}`],
  ['two roots', svg('') + svg('')],
  ['another root', `<html>${svg('')}</html>`],
  ['text around it', `${svg('')}<script>alert(1)</script>`],
  ['an element that does not end', `<svg ${NS}><g>${RECT}</svg>`],
  ['an attribute without quotes', '<svg onload=alert(1)><rect/></svg>'],
  ['an attribute with a tag in it', '<svg a="<script>"><rect/></svg>'],
  ['a NUL before it', `\0${svg('')}`],
  ['nothing to see', `<svg ${NS}><defs/></svg>`],
  ['a drawing inside what is left out', `<svg ${NS}><a>${RECT}</a></svg>`],
  ['elements without end', `<svg ${NS}>${RECT.repeat(5001)}</svg>`],
  ['elements too deep', `<svg ${NS}>${'<g>'.repeat(41)}${RECT}${'</g>'.repeat(41)}</svg>`],
];

describe('T19: a logo in SVG', () => {
  it.each(CORPUS.map((text) => [text]))('loses what could do harm: %s', (text) => {
    const result = clean(text);
    expect(result).not.toMatch(HARM);
    expect(result).toContain('<rect');
  });

  it.each(REFUSED)('is refused with %s', (_, text) => {
    expect(() => clean(text)).toThrow(expect.objectContaining({ code: 'LOGO_INVALID' }) as Error);
  });

  it('keeps shapes, colours, gradients and the texts of a drawing program', () => {
    const drawn = `<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Created with a drawing program -->
<svg ${NS} width="10mm" viewBox="0 0 10 10" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape">
  <defs><linearGradient id="g"><stop offset="0" style="stop-color:#ff0000;stop-opacity:1"/></linearGradient></defs>
  <g inkscape:label="Ebene" transform="translate(1,2) rotate(-45)">
    <path style="fill:url(#g);stroke:#000;stroke-width:0.5px" d="m 1,1 c 0.5,-1e-3 2,2 3,3 z"/>
    <text font-family="'DejaVu Sans', sans-serif" x="1">Müller &amp; Söhne</text>
  </g>
</svg>`;
    expect(clean(drawn).replace(/\s+/g, ' ')).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" width="10mm" viewBox="0 0 10 10"><defs><linearGradient id="g"><stop offset="0" stop-color="#ff0000" stop-opacity="1"/></linearGradient></defs><g transform="translate(1,2) rotate(-45)"><path fill="url(#g)" stroke="#000" stroke-width="0.5px" d="m 1,1 c 0.5,-1e-3 2,2 3,3 z"/><text font-family="\'DejaVu Sans\', sans-serif" x="1">Müller &amp; Söhne</text></g></svg>',
    );
  });

  it('has no masks and clips within others, which multiply until the browser stands still', () => {
    const part = (name: string, to: string): string =>
      `<${name} id="${name}" clip-path="url(#a)"><rect style="mask:url(#${to})"/><g><rect mask="url(#${to})"/></g></${name}>`;
    const result = clean(
      svg(`${part('mask', 'b')}${part('clipPath', 'c')}<g mask="url(#mask)"><path clip-path="url(#clipPath)"/></g>`),
    );
    expect(result.match(/(?:mask|clip-path)="[^"]*"/g)).toEqual(['mask="url(#mask)"', 'clip-path="url(#clipPath)"']);
  });

  it('is the same when it is cleaned twice', () => {
    for (const text of CORPUS) expect(clean(clean(text))).toBe(clean(text));
  });

  it('comes out harmless or not at all, whatever pieces it is made of', () => {
    const piece = fc.constantFrom(
      ...'<svg |<rect |<script>|</script>|<g|</g>|/>|>|="|"|\'|onload=|href="javascript:|url(#a)|url(x)|&lt;|&#60;|<!--|-->|<?|?>|style="fill:|;|<a |<style>|data:|d="M0 0"|fill="red"| xmlns="http://www.w3.org/2000/svg"'.split(
        '|',
      ),
      ' ',
      'x',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        try {
          expect(clean(`<svg ${NS}>${pieces.join('')}${RECT}</svg>`)).not.toMatch(
            /<script|\son\w+=|href=|url\((?!#)|<style|<!--|<\?/i,
          );
        } catch (error) {
          expect(error).toMatchObject({ code: 'LOGO_INVALID' });
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('takes no longer than its length', () => {
    const began = performance.now();
    for (const text of [
      '<'.repeat(250_000),
      '<svg '.repeat(50_000),
      `<!--${'-'.repeat(250_000)}`,
      `<svg ${'a=" '.repeat(60_000)}`,
      `${' '.repeat(250_000)}x`,
    ]) {
      expect(() => clean(text)).toThrow();
    }
    expect(performance.now() - began).toBeLessThan(2000);
  });
});
