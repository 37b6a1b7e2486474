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

function markStyle(box: Box): MarkStyle {
  const percent = (fraction: number): string => `${(Math.min(1, Math.max(0, fraction)) * 100).toFixed(3)}%`;
  return { left: percent(box.x), top: percent(box.y), width: percent(box.w), height: percent(box.h) };
}
