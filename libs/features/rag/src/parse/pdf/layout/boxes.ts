import type { Box } from '@assist/contracts';
import type { PageFrame } from './spans.js';

/** A rectangle in points of a page as it is read. */
export interface Rect {
  readonly x0: number;
  readonly x1: number;
  readonly top: number;
  readonly bottom: number;
}

const fraction = (value: number): number => Math.round(Math.min(1, Math.max(0, value)) * 10_000) / 10_000;

/** The rectangle on the page as it is shown: fractions of its width and height, four decimals. */
export function boxOf(rect: Rect, frame: PageFrame): Box {
  const [left, right] = [fraction(rect.x0 / frame.width), fraction(rect.x1 / frame.width)];
  const [top, bottom] = [fraction(rect.top / frame.height), fraction(rect.bottom / frame.height)];
  const size = (from: number, to: number): number => fraction(to - from);
  const { page } = frame;
  switch (frame.turn) {
    case 1:
      return { page, x: fraction(1 - bottom), y: left, w: size(top, bottom), h: size(left, right) };
    case 2:
      return { page, x: fraction(1 - right), y: fraction(1 - bottom), w: size(left, right), h: size(top, bottom) };
    case 3:
      return { page, x: top, y: fraction(1 - right), w: size(top, bottom), h: size(left, right) };
    default:
      return { page, x: left, y: top, w: size(left, right), h: size(top, bottom) };
  }
}

export function unite(rects: readonly Rect[]): Rect {
  return {
    x0: Math.min(...rects.map((rect) => rect.x0)),
    x1: Math.max(...rects.map((rect) => rect.x1)),
    top: Math.min(...rects.map((rect) => rect.top)),
    bottom: Math.max(...rects.map((rect) => rect.bottom)),
  };
}
