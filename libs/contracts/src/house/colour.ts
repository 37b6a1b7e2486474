/**
 * Colours of a brand on our two themes. Everything is a function of one `#rrggbb`, so that server and browser come to
 * the same result; contrast as WCAG 2.2 defines it.
 */
export interface AccentTones {
  /** Text, icons, borders and filled buttons. */
  readonly accent: string;
  readonly hover: string;
  /** Text on `accent`. */
  readonly ink: string;
  /** A quiet background behind `accent`. */
  readonly soft: string;
}

export interface AccentPalette {
  readonly light: AccentTones;
  readonly dark: AccentTones;
  /** Contrast of the colour as it was chosen, against the page of each theme. */
  readonly contrast: { readonly light: number; readonly dark: number };
  /** Where the chosen colour is too pale or too dark to be read, another lightness of it is shown. */
  readonly adjusted: { readonly light: boolean; readonly dark: boolean };
}

/** Level AA for text. */
export const MIN_CONTRAST = 4.5;

/** The surfaces on which accent text stands, of `apps/web/src/app/styles.css`; a test keeps them equal. */
export const SURFACES = {
  light: ['#ffffff', '#f4f6f6', '#e9eeee'],
  dark: ['#151819', '#0f1213', '#1d2123', '#272d2f'],
} as const;

type Rgb = readonly [number, number, number];
type Hsl = readonly [number, number, number];

/** 1 (equal) to 21 (black on white). */
export function contrastRatio(one: string, other: string): number {
  const [a, b] = [luminance(rgbOf(one)), luminance(rgbOf(other))];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** All tones of a chosen `#rrggbb`; each pair that carries text reaches `MIN_CONTRAST`. */
export function accentPalette(chosen: string): AccentPalette {
  const light = readable(chosen, SURFACES.light, -1);
  const dark = readable(chosen, SURFACES.dark, 1);
  return {
    light: { accent: light, hover: shifted(light, -0.07), ink: '#ffffff', soft: softOf(light, SURFACES.light[0], 0.13) },
    dark: { accent: dark, hover: shifted(dark, 0.09), ink: SURFACES.dark[1], soft: softOf(dark, SURFACES.dark[0], 0.2) },
    contrast: { light: contrastRatio(chosen, SURFACES.light[0]), dark: contrastRatio(chosen, SURFACES.dark[0]) },
    adjusted: { light: light !== chosen.toLowerCase(), dark: dark !== chosen.toLowerCase() },
  };
}

/** The custom properties of both themes as a style sheet. */
export function accentStyle({ light, dark }: Pick<AccentPalette, 'light' | 'dark'>): string {
  return `:root{${properties(light)}}[data-theme='dark']{${properties(dark)}}`;
}

function properties({ accent, hover, ink, soft }: AccentTones): string {
  return `--accent:${accent};--accent-hover:${hover};--accent-ink:${ink};--accent-soft:${soft}`;
}

/** The nearest lightness in one direction at which the colour can be read on all of the surfaces. */
function readable(colour: string, surfaces: readonly string[], direction: 1 | -1): string {
  const enough = (candidate: string): boolean => surfaces.every((surface) => contrastRatio(candidate, surface) >= MIN_CONTRAST);
  let candidate = colour.toLowerCase();
  for (let step = 1; !enough(candidate) && step <= 100; step += 1) candidate = shifted(colour, direction * step * 0.01);
  return candidate;
}

/** The strongest tint up to `share` on which the colour itself can still be read. */
function softOf(colour: string, page: string, share: number): string {
  for (let part = share; part > 0.01; part -= 0.01) {
    const tint = mixed(colour, page, part);
    if (contrastRatio(colour, tint) >= MIN_CONTRAST) return tint;
  }
  return page;
}

function shifted(colour: string, by: number): string {
  const [hue, saturation, lightness] = hslOf(rgbOf(colour));
  return hexOf(rgbOfHsl([hue, saturation, Math.min(1, Math.max(0, lightness + by))]));
}

function mixed(colour: string, page: string, share: number): string {
  const [over, under] = [rgbOf(colour), rgbOf(page)];
  return hexOf(over.map((part, index) => part * share + (under[index] ?? 0) * (1 - share)) as unknown as Rgb);
}

/** Parts from 0 to 1. */
function rgbOf(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [((value >> 16) & 255) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

function hexOf(rgb: Rgb): string {
  return `#${rgb
    .map((part) =>
      Math.round(part * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) as unknown as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function hslOf([r, g, b]: Rgb): Hsl {
  const [high, low] = [Math.max(r, g, b), Math.min(r, g, b)];
  const [range, lightness] = [high - low, (high + low) / 2];
  if (range === 0) return [0, 0, lightness];
  const turn = high === r ? ((g - b) / range + 6) % 6 : high === g ? (b - r) / range + 2 : (r - g) / range + 4;
  return [turn / 6, range / (1 - Math.abs(2 * lightness - 1)), lightness];
}

function rgbOfHsl([hue, saturation, lightness]: Hsl): Rgb {
  const reach = saturation * Math.min(lightness, 1 - lightness);
  const part = (offset: number): number => {
    const k = (offset + hue * 12) % 12;
    return lightness - reach * Math.max(-1, Math.min(k - 3, 9 - k, 1));
  };
  return [part(0), part(8), part(4)];
}
