import { readFileSync } from 'node:fs';
import { sourceFiles } from '../source-files.ts';
import { countLines, isCounted, reportLengths } from './measure.ts';

const measured = sourceFiles('.', /\.tsx?$/)
  .filter(isCounted)
  .map((file) => ({ file, lines: countLines(readFileSync(file, 'utf8')) }));
const { files, median, p90, longest, faults } = reportLengths(measured);

for (const fault of faults) console.log(`length: ${fault}`);
console.log(
  `length: ${files} files, median ${median}, p90 ${p90}, longest ${longest[0]?.lines ?? 0} (${longest[0]?.file ?? '-'})`,
);
process.exitCode = faults.length > 0 ? 1 : 0;
