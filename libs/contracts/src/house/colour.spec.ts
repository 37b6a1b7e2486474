import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accentPalette, accentStyle, contrastRatio, MIN_CONTRAST, SURFACES } from './colour.js';

const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('contrast', () => {
  it.each([
    ['#000000', '#ffffff', 21],
    ['#777777', '#ffffff', 4.48],
    ['#0000ff', '#ffffff', 8.59],
    ['#123456', '#123456', 1],
  ])('of %s and %s is %d, as WCAG counts it', (one, other, ratio) => {
    expect(contrastRatio(one, other)).toBeCloseTo(ratio, 1);
    expect(contrastRatio(other, one)).toBeCloseTo(ratio, 1);
  });
});

describe('the palette of a colour', () => {
  it('can be read on every surface of both themes, whatever was chosen', () => {
    fc.assert(
      fc.property(hex, (colour) => {
        const palette = accentPalette(colour);
        for (const theme of ['light', 'dark'] as const) {
          const { accent, hover, ink, soft } = palette[theme];
          const pairs = [...SURFACES[theme].map((surface) => [accent, surface]), [ink, accent], [ink, hover], [accent, soft]];
          for (const [text, page] of pairs) expect(contrastRatio(text ?? '', page ?? '')).toBeGreaterThanOrEqual(MIN_CONTRAST);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('keeps a colour that can be read, and says where it had to change one', () => {
    expect(accentPalette('#1f4fa3')).toMatchObject({ light: { accent: '#1f4fa3' }, adjusted: { light: false, dark: true } });
    expect(accentPalette('#FFD000')).toMatchObject({ dark: { accent: '#ffd000' }, adjusted: { light: true, dark: false } });
  });

  it('becomes custom properties of both themes, and nothing else', () => {
    expect(accentStyle(accentPalette('#1f4fa3'))).toMatch(
      /^:root\{(--[a-z-]+:#[0-9a-f]{6};?)+\}\[data-theme='dark'\]\{(--[a-z-]+:#[0-9a-f]{6};?)+\}$/,
    );
  });
});
