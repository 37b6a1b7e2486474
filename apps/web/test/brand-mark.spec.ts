import { readFileSync } from 'node:fs';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { BrandMark } from '../src/ui/brand-mark';

it('is the drawing of the icon, and asks the server for nothing', () => {
  const drawing = (svg: string): string[] => [...svg.matchAll(/ (?:d|fill|stroke|rx)="([^"]+)"/g)].map((match) => match[1] ?? '');
  const markup = renderToStaticMarkup(createElement(BrandMark));
  const icon = readFileSync(new URL('../public/favicon.svg', import.meta.url), 'utf8');
  expect(drawing(markup)).toEqual(drawing(icon));
  expect(markup).not.toMatch(/<img|href|url\(/);
});
