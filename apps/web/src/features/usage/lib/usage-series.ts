import type { UsageMeasure, UsageRow, UsageSums, UsageView } from '@assist/contracts/house';

/** As many lines as can be told apart, beside the one of the house. */
const MAX_LINES = 5;

export interface Series {
  readonly id: string;
  readonly name: string;
  readonly course: readonly number[];
}

export function measured(sums: UsageSums, measure: UsageMeasure): number {
  return measure === 'tokens' ? sums.inputTokens + sums.outputTokens : sums[measure];
}

/** The largest that have something to show. */
export function seriesOf(view: UsageView, nameOf: (row: UsageRow) => string): readonly Series[] {
  return view.rows.slice(0, MAX_LINES).flatMap((row) => {
    if (row.course === null || row.course.every((value) => value === 0)) return [];
    return [{ id: row.id, name: nameOf(row), course: row.course }];
  });
}
