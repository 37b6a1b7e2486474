import type { IRegularForbiddenRuleType } from 'dependency-cruiser';
import { entries, matrix, testFiles, type Entry, type Row } from './matrix.ts';

/** Everything that is ours, so that what a row does not list is refused. */
const ours = '^(?:apps|libs|migrations|tools|bench|deploy)/';
const isTest = `^(?=.*${testFiles})`;

/** Rules that hold for all rooms. */
export const generalRules: readonly IRegularForbiddenRuleType[] = [
  {
    name: 'no-cycle',
    severity: 'error',
    comment: 'Files in a ring cannot be understood or loaded one by one: move the shared piece to a file of its own.',
    from: {},
    to: { circular: true },
  },
  {
    name: 'resolvable',
    severity: 'error',
    comment: 'Import what a package lists in its "exports" (@assist/rag/contracts, not @assist/rag/src/…), or create the file.',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'own-barrel',
    severity: 'error',
    comment: 'index.ts is for other rooms: inside the lib import the file itself.',
    from: { path: '^(libs/(?:platform/src/|licence/src/|features/|)[^/]+|migrations)/', pathNot: testFiles },
    to: { path: '^$1/(?:|.*/)index\\.ts$' },
  },
  {
    name: 'by-name',
    severity: 'error',
    comment: 'Another package is imported by its name (@assist/…), never by a path into its folder.',
    from: { path: '^(libs/(?:features/|)[^/]+|apps/[^/]+|migrations|tools|deploy)/' },
    to: { path: ours, pathNot: '^$1/', dependencyTypes: ['local'], dependencyTypesNot: ['aliased'] },
  },
  {
    name: 'test-code-stays-in-tests',
    severity: 'error',
    comment: 'Move what production code needs out of the test file.',
    from: { path: ours, pathNot: testFiles },
    to: { path: `${isTest}${ours.slice(1)}` },
  },
];

/** All dependency-cruiser rules of the house; every rule carries its row's name, so a finding names the row. */
export function buildRules(): IRegularForbiddenRuleType[] {
  return [...generalRules, ...matrix.flatMap((row, position) => rulesOf(row, matrix.slice(0, position)))];
}

/** The row that speaks for a file, if the matrix knows its folder. */
export function rowOf(file: string): Row | undefined {
  return matrix.find((row) => new RegExp(`^${row.folder}`).test(file));
}

function rulesOf(row: Row, earlier: readonly Row[]): IRegularForbiddenRuleType[] {
  const spokenFor = earlier.map((other) => `^${other.folder}`);
  const source = { path: `^${row.folder}`, pathNot: [testFiles, ...spokenFor] };
  const tests = { path: `${isTest}${row.folder}`, pathNot: spokenFor };
  const testEntries = row.testsMayImport ?? (['platform/testing', 'migrations', 'licence/issue'] as const);
  return [
    forbid(row, source, { path: ours, pathNot: allowedPaths(row, row.mayImport) }),
    forbid(row, tests, { path: ours, pathNot: allowedPaths(row, [...row.mayImport, ...testEntries]) }),
    ...packageRules(row, source),
  ];
}

function packageRules(row: Row, source: IRegularForbiddenRuleType['from']): IRegularForbiddenRuleType[] {
  const rules: IRegularForbiddenRuleType[] = [];
  if (row.packages !== undefined) {
    const listed = row.packages.map((name) => `node_modules/${name}/`);
    rules.push(forbid(row, source, { path: 'node_modules/', ...(listed.length > 0 && { pathNot: listed }) }));
  }
  if (row.nodeBuiltins === false) rules.push(forbid(row, source, { dependencyTypes: ['core'] }));
  return rules;
}

function forbid(
  row: Row,
  from: IRegularForbiddenRuleType['from'],
  to: IRegularForbiddenRuleType['to'],
): IRegularForbiddenRuleType {
  return { name: row.name, severity: 'error', comment: row.instead, from, to } as IRegularForbiddenRuleType;
}

function allowedPaths(row: Row, names: readonly Entry[]): string[] {
  return [`^${ownFiles(row)}`, ...names.map((name) => `^${entries[name]}`)];
}

/** The group of the folder becomes `$1`: a feature may import itself, not its neighbour. */
function ownFiles(row: Row): string {
  return (row.own ?? row.folder).replace(/\((?!\?)[^)]*\)/, '$1');
}
