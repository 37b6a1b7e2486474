/** Path and number of lines of one file. */
export interface MeasuredFile {
  readonly file: string;
  readonly lines: number;
}

export interface LengthReport {
  readonly files: number;
  readonly median: number;
  readonly p90: number;
  readonly longest: readonly MeasuredFile[];
  /** One sentence per broken limit; empty when all is well. */
  readonly faults: readonly string[];
}

const maxLines = 300;
const maxP90 = 150;
const notCounted = [
  /\.d\.ts$/,
  /\.(?:spec|contract|e2e)\.tsx?$/,
  /(?:^|\/)(?:test|fixtures|vectors)\//,
  /^libs\/api-client\/src\/generated\//,
  /^migrations\/src\/\d/,
  /\/i18n\/(?:de|en)(?:\/|\.ts)/,
];

/** Whether a file counts: no tests, declarations, generated code, migrations, fixtures or catalogues. */
export function isCounted(file: string): boolean {
  return /\.tsx?$/.test(file) && !notCounted.some((pattern) => pattern.test(file));
}

/** Number of lines; a last line without an end counts too. */
export function countLines(text: string): number {
  return text === '' ? 0 : text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}

/** Hold the measured files against the limits of the house: no file over 300 lines, nine of ten at most 150. */
export function reportLengths(measured: readonly MeasuredFile[]): LengthReport {
  const sorted = [...measured].sort((a, b) => a.lines - b.lines);
  const p90 = quantile(sorted, 0.9);
  const tooLong = sorted.filter(({ lines }) => lines > maxLines);
  return {
    files: sorted.length,
    median: quantile(sorted, 0.5),
    p90,
    longest: sorted.slice(-5).reverse(),
    faults: [
      ...tooLong.map(({ file, lines }) => `${file} has ${lines} lines, at most ${maxLines}: split it by topic.`),
      ...(p90 > maxP90 ? [`One file in ten has more than ${p90} lines, the limit is ${maxP90}.`] : []),
    ],
  };
}

/** Nearest-rank quantile, so that the answer is the length of a real file. */
function quantile(sorted: readonly MeasuredFile[], part: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)]?.lines ?? 0;
}
