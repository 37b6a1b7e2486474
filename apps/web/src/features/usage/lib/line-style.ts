/** Lines are told apart by colour and by their dashes. The first is the house. */
const DASHES = ['', '', '7 4', '2 4', '12 4 2 4', '4 2'] as const;

export interface LineStyle {
  readonly color: string;
  readonly dash: string;
  readonly width: number;
}

export function lineStyle(index: number): LineStyle {
  const color = index === 0 ? 'var(--ink-soft)' : `var(--chart-${String(index)})`;
  return { color, dash: DASHES[index] ?? '', width: index === 0 ? 1.5 : 2.25 };
}
