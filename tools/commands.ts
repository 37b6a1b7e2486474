/** What `node` runs, from the root. */
export type Command = readonly string[];

/** `canary.spec.ts` runs these two as they stand here, on planted offences. */
export const boundariesCommand: Command = ['tools/boundaries/check.ts'];
export const lintCommand: Command = ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0'];

const prettier = 'node_modules/prettier/bin/prettier.cjs';
const tsc = 'node_modules/typescript7/bin/tsc';

/** The parts of `tools/check.ts`; a part fails when one of its commands does. */
export const parts: Readonly<Record<string, readonly Command[]>> = {
  lint: [lintCommand],
  // Sources as they are built, the web client, then everything once more with the specs.
  types: [
    [tsc, '-b', 'tsconfig.json'],
    [tsc, '-p', 'apps/web/tsconfig.json', '--noEmit'],
    [tsc, '-p', 'tools/typecheck/tsconfig.web-build.json'],
    [tsc, '-p', 'tools/tsconfig.json'],
    [tsc, '-p', 'tools/typecheck/tsconfig.everything.json'],
  ],
  format: [[prettier, '.', '--check', '--log-level', 'warn']],
  boundaries: [boundariesCommand],
  length: [['tools/length/report.ts']],
  secrets: [['tools/secrets/scan.ts']],
  changes: [['tools/changes/check.ts']],
};
