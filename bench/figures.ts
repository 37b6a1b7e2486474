export interface Figure {
  readonly name: string;
  readonly unit: 'µs' | 'ms' | 'MB' | 's' | 'count';
  readonly value: number;
  readonly bar?: number;
}

/** Nearest-rank percentile. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil((p / 100) * sorted.length) - 1))] ?? Number.NaN;
}

export function table(figures: readonly Figure[]): string {
  const rows = figures.map(
    ({ name, unit, value, bar }) =>
      `| ${name} | ${value.toFixed(value < 10 ? 2 : 0)} ${unit} | ${bar === undefined ? '' : `<= ${bar} ${unit}`} |`,
  );
  return ['| figure | measured | bar |', '|---|---|---|', ...rows].join('\n');
}
