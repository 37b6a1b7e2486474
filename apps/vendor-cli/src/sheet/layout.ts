const LABEL_WIDTH = 20;
const MAX_WIDTH = 100;

/** Columns to write in: the terminal's, within reason; 80 where there is none. */
export function widthOf(columns: number | undefined): number {
  return Math.max(40, Math.min(columns ?? 80, MAX_WIDTH));
}

export type Row = readonly [label: string, value: string | readonly string[]];

/** `label  value` lines; long values go on below themselves. Rows without a value are left out. */
export function layRows(rows: readonly Row[], width: number): readonly string[] {
  return rows.flatMap(([label, value]) => {
    const values = (typeof value === 'string' ? [value] : value).filter((text) => text !== '');
    const lines = values.flatMap((text) => wrap(text, width - LABEL_WIDTH));
    return lines.map((line, at) => `${(at === 0 ? label : '').padEnd(LABEL_WIDTH)}${line}`.trimEnd());
  });
}

/** A table: columns as wide as they need, the last ones cut with `…` where the width ends. */
export function layTable(head: readonly string[], rows: readonly (readonly string[])[], width: number): readonly string[] {
  const widths = head.map((name, at) => Math.max(name.length, ...rows.map((row) => row[at]?.length ?? 0)));
  return [head, ...rows].map((row) => {
    const line = row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ');
    return cut(line.trimEnd(), width);
  });
}

/** Breaks at spaces only: a path or a hash must stay in one piece to be copied. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

function cut(line: string, width: number): string {
  return line.length > width ? `${line.slice(0, width - 1)}…` : line;
}
