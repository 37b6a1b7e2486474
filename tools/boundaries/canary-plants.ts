/** Something forbidden: the files that do it, the rule that must say so and its words. */
export interface Offence {
  readonly rule: string;
  readonly what: string;
  readonly files: Readonly<Record<string, string>>;
  /** `importer → imported`, or for ESLint the file that must be named. */
  readonly finding: string;
}

const use = (specifier: string): string => `import { entry } from '${specifier}';\nexport const used = entry;\n`;
const rag = 'libs/features/rag/src';

/** `from` imports `specifier`, which is the file `to`. */
function planted(rule: string, from: string, specifier: string, to: string): Offence {
  return { rule, what: `${specifier} in ${from}`, files: { [from]: use(specifier) }, finding: `${from} → ${to}` };
}

function platformOffence(room: string, later: string): Offence {
  const [from, to] = [`libs/platform/src/${room}/planted.ts`, `libs/platform/src/${later}/index.ts`];
  const offence = planted(`platform-${room}`, from, `../${later}/index.js`, to);
  return { ...offence, files: { ...offence.files, [to]: 'export const entry = 1;\n' } };
}

/** One or more for each row of the matrix and each general rule. */
export const offences: readonly Offence[] = [
  planted('apps-server', 'apps/llm-api/src/planted.ts', '@assist/platform/testing', 'libs/platform/src/testing/index.ts'),
  planted('apps-cli', 'apps/ops-cli/src/planted.ts', '@assist/api-client', 'libs/api-client/src/index.ts'),
  planted('apps-server', 'apps/appliance/src/planted-issue.ts', '@assist/licence/issue', 'libs/licence/src/issue/index.ts'),
  planted('apps-cli', 'apps/ops-cli/src/planted-issue.ts', '@assist/licence/issue', 'libs/licence/src/issue/index.ts'),
  planted('apps-vendor', 'apps/vendor-cli/src/planted.ts', '@assist/platform/config', 'libs/platform/src/config/index.ts'),
  planted('apps-web', 'apps/web/src/planted.ts', '@assist/platform/http', 'libs/platform/src/http/index.ts'),
  planted('apps-web', 'apps/web/src/planted.spec.ts', '@assist/kernel', 'libs/kernel/src/index.ts'),
  planted('apps-e2e', 'apps/e2e/src/planted.ts', '@assist/rag', `${rag}/index.ts`),
  planted('api-modules', 'libs/api-modules/src/planted.ts', '@assist/platform/config', 'libs/platform/src/config/index.ts'),
  planted('features', `${rag}/planted.ts`, '@assist/identity', 'libs/features/identity/src/index.ts'),
  planted('features', 'libs/features/chat/src/planted-remote.ts', '@assist/rag/remote', 'libs/features/rag/src/remote/index.ts'),
  planted('features', 'libs/features/rag/test/planted.spec.ts', '@assist/llm', 'libs/features/llm/src/index.ts'),
  planted('features', `${rag}/planted-testing.ts`, '@assist/platform/testing', 'libs/platform/src/testing/index.ts'),
  planted('features', `${rag}/planted-core.ts`, '@assist/licence/core', 'libs/licence/src/core/index.ts'),
  planted(
    'feature-contracts',
    'libs/features/llm/src/contracts.ts',
    '@assist/platform/config',
    'libs/platform/src/config/index.ts',
  ),
  planted('feature-remote', `${rag}/remote/planted.ts`, '@assist/platform/database', 'libs/platform/src/database/index.ts'),
  planted('feature-remote', `${rag}/remote/planted-other.ts`, '@assist/llm/contracts', 'libs/features/llm/src/contracts.ts'),
  platformOffence('config', 'observability'),
  platformOffence('observability', 'database'),
  platformOffence('database', 'audit'),
  platformOffence('audit', 'cache'),
  platformOffence('cache', 'storage'),
  platformOffence('storage', 'work'),
  platformOffence('work', 'mail'),
  platformOffence('mail', 'realtime'),
  platformOffence('realtime', 'settings'),
  platformOffence('settings', 'usage'),
  platformOffence('usage', 'http'),
  platformOffence('http', 'testing'),
  planted('platform-testing', 'libs/platform/src/testing/planted.ts', '@assist/rag/contracts', `${rag}/contracts.ts`),
  planted('platform-http', 'libs/platform/src/http/planted-licence.ts', '@assist/licence/nest', 'libs/licence/src/nest/index.ts'),
  planted('platform-work', 'libs/platform/src/work/planted-feature.ts', '@assist/rag', `${rag}/index.ts`),
  planted('platform-tests', 'libs/platform/test/planted.spec.ts', '@assist/rag', `${rag}/index.ts`),
  planted('licence-core', 'libs/licence/src/core/planted.ts', '@assist/platform/config', 'libs/platform/src/config/index.ts'),
  planted('licence-issue', 'libs/licence/src/issue/planted.ts', '@assist/kernel', 'libs/kernel/src/index.ts'),
  planted('licence-nest', 'libs/licence/src/nest/planted-issue.ts', '../issue/index.js', 'libs/licence/src/issue/index.ts'),
  planted('features', `${rag}/planted-issue.ts`, '@assist/licence/issue', 'libs/licence/src/issue/index.ts'),
  planted('licence-nest', 'libs/licence/src/nest/planted.ts', '@assist/rag/contracts', `${rag}/contracts.ts`),
  planted('licence-tests', 'libs/licence/test/planted.spec.ts', '@assist/identity', 'libs/features/identity/src/index.ts'),
  planted('contracts', 'libs/contracts/src/planted.ts', '@assist/kernel', 'libs/kernel/src/index.ts'),
  planted('contracts', 'libs/contracts/src/planted-node.ts', 'node:fs', 'fs'),
  planted('kernel', 'libs/kernel/src/planted.ts', '@assist/contracts', 'libs/contracts/src/index.ts'),
  planted('caddy-config-builder', 'libs/caddy-config-builder/src/planted.ts', '@assist/contracts', 'libs/contracts/src/index.ts'),
  planted('api-client', 'libs/api-client/src/planted.ts', '@assist/contracts', 'libs/contracts/src/index.ts'),
  planted('migrations', 'migrations/src/planted.ts', '@assist/platform/database', 'libs/platform/src/database/index.ts'),
  planted('migrations', 'migrations/src/planted-entity.ts', '@assist/rag', `${rag}/index.ts`),
  planted('tools', 'tools/planted/planted.ts', '@assist/contracts', 'libs/contracts/src/index.ts'),
  planted('bench', 'bench/planted.ts', '@assist/platform/testing', 'libs/platform/src/testing/index.ts'),
  planted('deploy', 'deploy/planted.ts', '@assist/kernel', 'libs/kernel/src/index.ts'),
  planted('resolvable', `${rag}/planted-deep.ts`, '@assist/llm/src/contracts.js', '@assist/llm/src/contracts.js'),
  planted('own-barrel', `${rag}/planted-barrel.ts`, './index.js', `${rag}/index.ts`),
  planted('by-name', `${rag}/planted-path.ts`, '../../../kernel/src/index.js', 'libs/kernel/src/index.ts'),
  {
    rule: 'test-code-stays-in-tests',
    what: 'a spec imported by production code',
    files: {
      [`${rag}/planted-test.ts`]: use('./planted-fake.spec.js'),
      [`${rag}/planted-fake.spec.ts`]: 'export const entry = 1;\n',
    },
    finding: `${rag}/planted-test.ts → ${rag}/planted-fake.spec.ts`,
  },
  {
    rule: 'no-cycle',
    what: 'two files that import only a type of each other',
    files: {
      [`${rag}/ring-a.ts`]: "import type { B } from './ring-b.js';\nexport type A = { b: B };\n",
      [`${rag}/ring-b.ts`]: "import type { A } from './ring-a.js';\nexport type B = { a: A };\n",
    },
    finding: `${rag}/ring-a.ts → ${rag}/ring-b.ts → ${rag}/ring-a.ts`,
  },
  {
    rule: 'unknown-folder',
    what: 'a lib without a row',
    files: { 'libs/surprise/src/index.ts': 'export const entry = 1;\n' },
    finding: 'libs/surprise/src/index.ts',
  },
  {
    rule: 'unknown-folder',
    what: 'a feature without a row',
    files: { 'libs/features/surprise/src/index.ts': 'export const entry = 1;\n' },
    finding: 'libs/features/surprise/src/index.ts',
  },
  {
    rule: 'unknown-folder',
    what: 'a platform room without a place in the order',
    files: { 'libs/platform/src/surprise/index.ts': 'export const entry = 1;\n' },
    finding: 'libs/platform/src/surprise/index.ts',
  },
];

/** Imports that the house needs: were one refused, the rules would be too tight to live with. */
export const allowed: Readonly<Record<string, string>> = {
  'apps/appliance/src/planted.ts': use('@assist/rag'),
  'apps/ops-cli/src/planted.ts': use('@assist/licence/core'),
  'apps/vendor-cli/src/planted.ts': use('@assist/licence/issue'),
  'apps/appliance/test/planted-vendor.spec.ts': use('@assist/licence/issue'),
  'apps/web/src/planted.ts': use('@assist/contracts'),
  'libs/api-modules/src/planted.ts': use('@assist/rag'),
  'libs/features/chat/src/planted.ts': use('@assist/rag/contracts'),
  'libs/features/chat/src/planted-gate.ts': use('@assist/licence/nest'),
  'libs/features/chat/test/planted.api.spec.ts': use('@assist/platform/testing'),
  'libs/features/chat/test/planted-own.spec.ts': use('../src/index.js'),
  [`${rag}/remote/planted.ts`]: use('../contracts.js'),
  'libs/platform/src/work/planted.ts': use('../database/index.js'),
  'libs/platform/src/work/planted.spec.ts': use('../testing/index.js'),
  'libs/licence/src/core/planted.ts': "import * as jose from 'jose';\nexport const used = jose;\n",
  'libs/licence/src/nest/planted.ts': use('../core/index.js'),
  'libs/contracts/src/planted.ts': "import { z } from 'zod';\nexport const used = z;\n",
  'migrations/src/planted.ts': use('@assist/platform/database/columns'),
};

const inFeature = (name: string): string => `${rag}/${name}`;
const offend = (rule: string, what: string, finding: string, code: string): Offence => ({
  rule: `assist/${rule}`,
  what,
  files: { [finding]: code },
  finding,
});

/** One for each ESLint rule of our own. */
export const ownRuleOffences: readonly Offence[] = [
  offend('typeorm-only-in-persistence', 'typeorm in a use case', inFeature('find.ts'), "export { In } from 'typeorm';\n"),
  offend('env-only-in-config', 'process.env in a feature', inFeature('env.ts'), 'export const port = process.env.PORT;\n'),
  offend('throw-app-error', 'new Error in a feature', inFeature('fail.ts'), "throw new Error('planted');\n"),
  offend('no-export-star', 'a star in a barrel', inFeature('star.ts'), "export * from './contracts.js';\n"),
  offend(
    'honest-tests',
    'a skipped test',
    inFeature('skip.spec.ts'),
    "import { it } from 'vitest';\nit.skip('runs', () => undefined);\n",
  ),
  offend(
    'max-constructor-dependencies',
    'seven dependencies',
    inFeature('god.ts'),
    'export class God {\n  constructor(readonly a: 1, readonly b: 2, readonly c: 3, readonly d: 4, readonly e: 5, readonly f: 6, readonly g: 7) {}\n}\n',
  ),
  offend(
    'max-params',
    'six parameters',
    inFeature('many.ts'),
    'export const sum = (a: number, b: number, c: number, d: number, e: number, f: number): number => a + b + c + d + e + f;\n',
  ),
  offend('file-name', 'a drawer', inFeature('string-utils.ts'), 'export const entry = 1;\n'),
  {
    rule: '@typescript-eslint/no-floating-promises',
    what: 'a promise nobody waits for',
    files: { [inFeature('float.ts')]: 'export function go(): void {\n  Promise.resolve(1);\n}\n' },
    finding: inFeature('float.ts'),
  },
  {
    rule: 'no-restricted-exports',
    what: 'a default export',
    files: { [inFeature('default.ts')]: 'const entry = 1;\nexport default entry;\n' },
    finding: inFeature('default.ts'),
  },
  {
    rule: 'max-lines',
    what: 'a file of 301 lines',
    files: { [inFeature('long.ts')]: 'export const entry = 1;\n'.padEnd(324, '\n') },
    finding: inFeature('long.ts'),
  },
];

/** The same kinds of code where it belongs. */
export const lintAllowed: Readonly<Record<string, string>> = {
  [inFeature('document.repository.ts')]: "export { In } from 'typeorm';\n",
  [inFeature('refuse.ts')]:
    "import { AppError } from '@assist/kernel';\n\nexport function refuse(): never {\n  throw new AppError('DOCUMENT_TOO_LARGE');\n}\n",
  'libs/platform/src/config/env.ts': 'export const port = process.env.PORT;\n',
  'libs/kernel/src/index.ts': 'export class AppError extends Error {\n  constructor(code: string) {\n    super(code);\n  }\n}\n',
};
