import type { Box } from '@assist/contracts';

/** A mark in per cent of its page. */
export interface MarkStyle {
  readonly left: string;
  readonly top: string;
  readonly width: string;
  readonly height: string;
}

export function marksOfPage(boxes: readonly Box[], page: number): readonly MarkStyle[] {
  return boxes.filter((box) => box.page === page && box.w > 0 && box.h > 0).map(markStyle);
}

/** The page to open at: that of the first box, else the passage's, else the first. */
export function targetPage(passage: { readonly page: number | null; readonly boxes: readonly Box[] } | null): number {
  return passage?.boxes[0]?.page ?? passage?.page ?? 1;
}

/** On a narrow screen: how far to zoom in so that the marked lines just fill the width. */
export function zoomToMarks(boxes: readonly Box[]): number {
  const { page } = boxes[0] ?? {};
  const lines = boxes.filter((box) => box.page === page);
  if (lines.length === 0) return 1;
  const width = Math.max(...lines.map((box) => box.x + box.w)) - Math.min(...lines.map((box) => box.x));
  return Math.min(2, Math.max(1, 0.94 / Math.max(width, 0.05)));
}

function markStyle(box: Box): MarkStyle {
  const percent = (fraction: number): string => `${(Math.min(1, Math.max(0, fraction)) * 100).toFixed(3)}%`;
  return { left: percent(box.x), top: percent(box.y), width: percent(box.w), height: percent(box.h) };
}
