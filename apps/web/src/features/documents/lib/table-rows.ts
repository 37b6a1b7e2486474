/** The rows of a table block, whose cells are parted by tabs or pipes; null if the text has no columns. */
export function tableRows(text: string): ReadonlyArray<readonly string[]> | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const separator = lines.some((line) => line.includes('\t')) ? '\t' : '|';
  if (lines.length === 0 || !lines.some((line) => line.includes(separator))) return null;
  const rows = lines.filter((line) => !/^[\s|:-]+$/.test(line)).map((line) => cells(line, separator));
  return rows.length === 0 ? null : rows;
}

function cells(line: string, separator: string): readonly string[] {
  const trimmed = separator === '|' ? line.trim().replace(/^\|/, '').replace(/\|$/, '') : line;
  return trimmed.split(separator).map((cell) => cell.trim());
}
