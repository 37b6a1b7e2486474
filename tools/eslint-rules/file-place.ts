import { relative } from 'node:path';
import type { Rule } from 'eslint';

const testFile = /\.(?:spec|contract|e2e)\.tsx?$|\/test\//;

/** The file's path from the root of the repository, with forward slashes: rules speak about places, not machines. */
export function placeOf(context: Rule.RuleContext): string {
  return relative(context.cwd, context.filename).replaceAll('\\', '/');
}

/** True for specs, contract suites and everything in a `test` folder. */
export function isTestFile(place: string): boolean {
  return testFile.test(`/${place}`);
}
