/** A run of characters in one font. Coordinates in points, origin top left, in the direction in which the page is read. */
export interface Span {
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
  readonly base: number;
  readonly size: number;
  readonly font: string;
}

export type QuarterTurn = 0 | 1 | 2 | 3;

export interface PageSpans {
  readonly spans: readonly Span[];
  readonly frame: PageFrame;
}

/** Size of a page as it is read; `turn` quarter turns lead from it to the page as it is shown. */
export interface PageFrame {
  readonly page: number;
  readonly width: number;
  readonly height: number;
  readonly turn: QuarterTurn;
}

/** The members of pdf.js' text item that are used. */
export interface TextItem {
  readonly str: string;
  readonly width: number;
  readonly transform: readonly number[];
  readonly fontName: string;
}

type Matrix = readonly [number, number, number, number, number, number];
const FILLER = /^[.\s·•…_]{3,}$|^\s*$/;

/**
 * The text runs of a page, turned so that most of its text runs from left to right; runs in other directions (stamps
 * at the margin) are left out. `viewport` is pdf.js' matrix from the page's own space to the shown page.
 */
export function spansOf(
  items: readonly TextItem[],
  viewport: { readonly transform: readonly number[]; readonly width: number; readonly height: number },
  page: number,
): PageSpans {
  const placed = items
    .filter((item) => !FILLER.test(item.str))
    .map((item) => ({ item, matrix: multiply(viewport.transform, item.transform) }));
  const turn = commonTurn(placed.map(({ item, matrix }) => [turnOf(matrix), item.str.length]));
  const upright = turn % 2 === 0;
  const frame: PageFrame = {
    page,
    turn,
    width: upright ? viewport.width : viewport.height,
    height: upright ? viewport.height : viewport.width,
  };
  const spans = placed
    .filter(({ matrix }) => turnOf(matrix) === turn)
    .map(({ item, matrix }) => spanOf(item, matrix, turn, viewport));
  return { frame, spans: spans.filter((span) => Number.isFinite(span.x0 + span.x1 + span.base + span.size) && span.size > 0) };
}

function spanOf(
  item: TextItem,
  matrix: Matrix,
  turn: QuarterTurn,
  shown: { readonly width: number; readonly height: number },
): Span {
  const [x, y] = toReading(turn, matrix[4], matrix[5], shown);
  return { text: item.str, x0: x, x1: x + item.width, base: y, size: Math.hypot(matrix[2], matrix[3]), font: item.fontName };
}

function toReading(
  turn: QuarterTurn,
  x: number,
  y: number,
  shown: { readonly width: number; readonly height: number },
): readonly [number, number] {
  if (turn === 1) return [y, shown.width - x];
  if (turn === 2) return [shown.width - x, shown.height - y];
  return turn === 3 ? [shown.height - y, x] : [x, y];
}

function turnOf(matrix: Matrix): QuarterTurn {
  const quarters = Math.round(Math.atan2(matrix[1], matrix[0]) / (Math.PI / 2));
  return (((quarters % 4) + 4) % 4) as QuarterTurn;
}

function commonTurn(turns: readonly (readonly [turn: QuarterTurn, weight: number])[]): QuarterTurn {
  const weights: [number, number, number, number] = [0, 0, 0, 0];
  for (const [turn, weight] of turns) weights[turn] += weight;
  return weights.indexOf(Math.max(...weights)) as QuarterTurn;
}

function multiply(first: readonly number[], second: readonly number[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = first;
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = second;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}
