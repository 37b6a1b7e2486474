import { existsSync } from 'node:fs';
import { cruise, type ICruiseResult, type IViolation } from 'dependency-cruiser';
import { sourceFiles } from '../source-files.ts';
import { generatedFiles, rootFiles } from './matrix.ts';
import { buildRules, rowOf } from './rules.ts';

/** One refused import; `rule` is the row's name. */
export interface Finding {
  readonly rule: string;
  readonly text: string;
  readonly instead: string;
}

/** Check every source file below the working directory against the matrix. */
export async function checkBoundaries(): Promise<readonly Finding[]> {
  const files = sourceFiles('.').filter((file) => !rootFiles.test(file) && !generatedFiles.test(file));
  return [...files.filter((file) => rowOf(file) === undefined).map(unknownFolder), ...(await cruiseFiles(files))];
}

function unknownFolder(file: string): Finding {
  return {
    rule: 'unknown-folder',
    text: file,
    instead: 'Give the folder a row in tools/boundaries/matrix.ts that says what it may import.',
  };
}

async function cruiseFiles(files: readonly string[]): Promise<Finding[]> {
  const report = await cruise(
    [...files],
    {
      validate: true,
      ruleSet: { forbidden: buildRules() },
      doNotFollow: { path: ['node_modules', generatedFiles.source] },
      exclude: { path: '(?:^|/)dist/' },
      // Without this a `import type` would leave no trace, and a type-only cycle none either.
      tsPreCompilationDeps: true,
      ...(existsSync('tsconfig.base.json') && { tsConfig: { fileName: 'tsconfig.base.json' } }),
      enhancedResolveOptions: {
        exportsFields: ['exports'],
        conditionNames: ['@assist/source', 'import', 'node', 'types', 'default'],
        extensions: ['.ts', '.tsx', '.d.ts', '.mjs', '.js', '.json'],
      },
    },
    {},
    {},
  );
  return (report.output as ICruiseResult).summary.violations.map(describeViolation);
}

function describeViolation(violation: IViolation): Finding {
  const ring = violation.cycle?.map((step) => step.name).join(' → ');
  return {
    rule: violation.rule.name,
    text: `${violation.from} → ${ring ?? violation.to}`,
    instead: buildRules().find((rule) => rule.name === violation.rule.name)?.comment ?? '',
  };
}

if (import.meta.main) {
  const findings = await checkBoundaries();
  for (const { rule, text, instead } of findings) console.log(`${rule}: ${text}\n    ${instead}`);
  console.log(`boundaries: ${findings.length} findings`);
  process.exitCode = findings.length > 0 ? 1 : 0;
}
