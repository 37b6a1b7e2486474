import { readFileSync } from 'node:fs';
import { SURFACES } from '@assist/contracts/house';
import { expect, it } from 'vitest';

it('judges the contrast of a brand on the surfaces that the page has', () => {
  const css = readFileSync(new URL('../src/app/styles.css', import.meta.url), 'utf8');
  const [light = '', dark = ''] = css.split("[data-theme='dark'] {");
  const of = (text: string, name: string): string => new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(text)?.[1] ?? '';
  expect(SURFACES.light).toEqual([of(light, 'canvas'), of(light, 'sunken'), of(light, 'hover')]);
  expect(SURFACES.dark).toEqual([of(dark, 'canvas'), of(dark, 'sunken'), of(dark, 'raised'), of(dark, 'hover')]);
});
