import { builtinRules } from 'eslint/use-at-your-own-risk';
import tseslint from 'typescript-eslint';
import { assistPlugin } from './tools/eslint-rules/plugin.ts';

const tests = ['**/*.{spec,contract,e2e}.{ts,tsx}', '**/test/**/*.{ts,tsx}'];

/** Names of rules are stable: `tools/boundaries/canary.spec.ts` plants an offence for each. */
export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/node_modules/**',
      'libs/api-client/src/generated/**',
      'apps/web/public/**',
      '**/fixtures/**',
      'data/**',
      'coverage/**',
      'artifacts/**',
    ],
  },
  {
    files: ['**/*.{ts,tsx,mts,mjs,js}'],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { '@typescript-eslint': tseslint.plugin, assist: assistPlugin },
    languageOptions: { parser: tseslint.parser },
    rules: {
      ...recommendedByEslint(),
      'assist/env-only-in-config': 'error',
      'assist/file-name': 'error',
      'assist/honest-tests': 'error',
      'assist/max-constructor-dependencies': ['error', 6],
      'assist/max-params': ['error', 5],
      'assist/no-export-star': 'error',
      'assist/throw-app-error': 'error',
      'assist/typeorm-only-in-persistence': 'error',
      'max-lines': ['error', { max: 300 }],
      'no-restricted-exports': [
        'error',
        { restrictDefaultExports: { direct: true, named: true, defaultFrom: true, namedFrom: true, namespaceFrom: true } },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'Use an `as const` union instead of an enum.' },
      ],
      'no-warning-comments': ['error', { terms: ['fixme', 'xxx'], location: 'start' }],
      curly: ['error', 'multi-line', 'consistent'],
      eqeqeq: 'error',
      'no-alert': 'error',
      'no-else-return': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-param-reassign': 'error',
      'no-self-compare': 'error',
      'no-template-curly-in-string': 'error',
      'no-unneeded-ternary': 'error',
      'no-useless-rename': 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-template': 'error',
    },
  },
  ...tseslint.configs.recommended,
  {
    // The compiler knows these better (noUnusedLocals, noUnusedParameters, unknown names).
    rules: { '@typescript-eslint/no-unused-vars': 'off', 'no-undef': 'off' },
  },
  {
    files: ['**/*.{ts,tsx,mts}'],
    rules: {
      '@typescript-eslint/consistent-type-assertions': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
    },
  },
  {
    files: ['**/*.ts'],
    ignores: ['apps/web/**'],
    languageOptions: {
      parserOptions: { project: ['tools/typecheck/tsconfig.everything.json'], tsconfigRootDir: import.meta.dirname },
    },
    rules: typeAware(),
  },
  {
    files: ['apps/web/**/*.{ts,tsx}'],
    languageOptions: {
      parserOptions: {
        project: ['apps/web/tsconfig.json', 'tools/typecheck/tsconfig.web-build.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      ...typeAware(),
      // What a query hook returns is inferred from its query; written out it would be a page of generics.
      '@typescript-eslint/explicit-module-boundary-types': 'off',
    },
  },
  {
    files: ['{apps,libs}/**/*.ts'],
    rules: { 'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: tests,
    rules: {
      'max-lines': ['error', { max: 500 }],
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/explicit-module-boundary-types': 'off',
    },
  },
  {
    files: ['**/*.config.{ts,mjs,js}', '**/*.d.ts'],
    rules: { 'no-restricted-exports': 'off' },
  },
);

/** What `eslint:recommended` is, without a package of its own for it. */
function recommendedByEslint() {
  const names = [...builtinRules].filter(([, rule]) => rule.meta?.docs?.recommended).map(([name]) => name);
  return Object.fromEntries(names.map((name) => [name, 'error']));
}

/** Rules that need types: a promise nobody waits for is an error nobody sees. */
function typeAware() {
  return {
    '@typescript-eslint/await-thenable': 'error',
    '@typescript-eslint/no-floating-promises': 'error',
    '@typescript-eslint/no-for-in-array': 'error',
    '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false, arguments: false } }],
    '@typescript-eslint/only-throw-error': [
      'error',
      { allow: [{ from: 'package', name: 'Redirect', package: '@tanstack/router-core' }], allowThrowingUnknown: true },
    ],
    '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  };
}
