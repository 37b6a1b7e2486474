/** Shapes and what groups, fills and clips them. Nothing that runs, loads, links, animates, styles or repeats others. */
export const ELEMENTS: ReadonlySet<string> = new Set([
  'svg',
  'g',
  'defs',
  'title',
  'desc',
  'path',
  'rect',
  'circle',
  'ellipse',
  'line',
  'polyline',
  'polygon',
  'text',
  'tspan',
  'linearGradient',
  'radialGradient',
  'stop',
  'clipPath',
  'mask',
]);

/**
 * Drawn anew for each element that refers to them. One within the other multiply: eight in each of nine are a hundred
 * million pieces, and the browser of everybody who comes to the sign-in page stands still.
 */
export const REPEATED: ReadonlySet<string> = new Set(['clipPath', 'mask']);
/** The attributes that refer to them. */
export const REPEATING: ReadonlySet<string> = new Set(['clip-path', 'mask']);

/** Those that draw something. */
export const DRAWING: ReadonlySet<string> = new Set(['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'text']);

const PAINT = [
  'fill',
  'fill-opacity',
  'fill-rule',
  'stroke',
  'stroke-width',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-miterlimit',
  'stroke-dasharray',
  'stroke-dashoffset',
  'stroke-opacity',
  'opacity',
  'color',
  'stop-color',
  'stop-opacity',
  'clip-path',
  'clip-rule',
  'mask',
  'display',
  'visibility',
  'font-family',
  'font-size',
  'font-style',
  'font-weight',
  'letter-spacing',
  'text-anchor',
  'dominant-baseline',
];

/** Also those that may stand in a `style` attribute, from which they are taken out. */
export const PRESENTATION: ReadonlySet<string> = new Set(PAINT);

export const ATTRIBUTES: ReadonlySet<string> = new Set([
  ...PAINT,
  'id',
  'd',
  'x',
  'y',
  'x1',
  'x2',
  'y1',
  'y2',
  'cx',
  'cy',
  'r',
  'rx',
  'ry',
  'fx',
  'fy',
  'dx',
  'dy',
  'width',
  'height',
  'viewBox',
  'points',
  'offset',
  'transform',
  'gradientTransform',
  'gradientUnits',
  'spreadMethod',
  'clipPathUnits',
  'maskUnits',
  'maskContentUnits',
  'preserveAspectRatio',
  'version',
]);

/** Numbers, names, colours, lists and functions such as `translate(…)`; a reference only to a part of the picture itself. */
const PLAIN = /^[\w\s.,;:#%()+\-'"]*$/;
const REFERENCE = /^url\(\s*['"]?#[\w.-]{1,100}['"]?\s*\)$/;

export function isSafeValue(value: string): boolean {
  if (!PLAIN.test(value)) return false;
  return !/url|image|element|script|expression|import|data:|var\(|attr\(/i.test(value) || REFERENCE.test(value);
}
