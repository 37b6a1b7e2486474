import { RuleTester, type Rule } from 'eslint';
import { parser } from 'typescript-eslint';
import { describe, it } from 'vitest';
import { assistPlugin } from './plugin.ts';

RuleTester.describe = describe;
RuleTester.it = it;
RuleTester.itOnly = it;

const tester = new RuleTester({ languageOptions: { parser } });

/** A snippet at a place of the house. */
interface Case {
  readonly at: string;
  readonly code: string;
}
const at = (place: string, code: string): Case => ({ at: place, code });

function check(name: string, good: readonly Case[], bad: ReadonlyArray<readonly [Case, string]>, options: number[] = []): void {
  const rule = assistPlugin.rules?.[name] as Rule.RuleModule;
  tester.run(`assist/${name}`, rule, {
    valid: good.map((one) => ({ filename: one.at, code: one.code, options })),
    invalid: bad.map(([one, messageId]) => ({ filename: one.at, code: one.code, options, errors: [{ messageId }] })),
  });
}

const useCase = 'libs/features/rag/src/documents/upload-document.ts';
const spec = 'libs/features/rag/src/documents/upload-document.spec.ts';

check(
  'typeorm-only-in-persistence',
  [
    at('libs/features/rag/src/documents/document.entity.ts', "import { Entity } from 'typeorm';"),
    at('libs/features/rag/src/documents/document.repository.ts', "import { In } from 'typeorm';"),
    at('libs/platform/src/database/data-source.ts', "import { DataSource } from 'typeorm';"),
    at('libs/platform/src/testing/test-data-source.ts', "import { DataSource } from 'typeorm';"),
    at('libs/platform/src/work/work-repository.ts', "import { LessThan } from 'typeorm';"),
    at('migrations/src/1-create.ts', "import { Table } from 'typeorm';"),
    at(spec, "import { DataSource } from 'typeorm';"),
    at(useCase, "import { x } from 'typeorm-of-ours';"),
  ],
  [
    [at(useCase, "import { In } from 'typeorm';"), 'misplaced'],
    [at(useCase, "import type { EntityManager } from 'typeorm';"), 'misplaced'],
    [at(useCase, "export { In } from 'typeorm';"), 'misplaced'],
    [at(useCase, "const orm = await import('typeorm/browser');"), 'misplaced'],
    [at('libs/platform/src/work/claim.ts', "import { In } from 'typeorm';"), 'misplaced'],
  ],
);

check(
  'env-only-in-config',
  [
    at('libs/platform/src/config/load.ts', 'const port = process.env.PORT;'),
    at('apps/e2e/src/environment.ts', 'const port = process.env.PORT;'),
    at('tools/check.ts', 'const port = process.env.PORT;'),
    at('apps/web/vite.config.ts', 'const port = process.env.PORT;'),
    at('libs/platform/src/testing/test-services.ts', 'const url = process.env.TEST_DATABASE_URL;'),
    at(spec, "process.env.PORT = '1';"),
    at('libs/platform/test/config.medium.spec.ts', "process.env['PORT'] = '1';"),
    at(useCase, 'const text = import.meta.env; process.exitCode = 78;'),
  ],
  [
    [at(useCase, 'const port = process.env.PORT;'), 'misplaced'],
    [at(useCase, "const port = process['env'].PORT;"), 'misplaced'],
    [at(useCase, 'const port = globalThis.process.env.PORT;'), 'misplaced'],
    [at(useCase, 'const { env } = process;'), 'misplaced'],
    [at(useCase, "import { env } from 'node:process';"), 'misplaced'],
    [at('apps/appliance/src/main.ts', 'run(process.env);'), 'misplaced'],
    [at('apps/e2e/src/needs.ts', 'const port = process.env.PORT;'), 'misplaced'],
  ],
);

check(
  'throw-app-error',
  [
    at(useCase, "throw new AppError('DOCUMENT_TOO_LARGE', { limitMb });"),
    at(useCase, "throw late ? new LeaseLost() : new PermanentFailure('x');"),
    at(useCase, 'try { run(); } catch (error) { throw error; }'),
    at(useCase, 'run().catch((error) => { throw error; });'),
    at(spec, "throw new Error('from a fake');"),
    at('libs/platform/src/config/load.ts', "throw new Error('platform');"),
  ],
  [
    [at(useCase, "throw new Error('x');"), 'built'],
    [at(useCase, "reject(new TypeError('x'));"), 'built'],
    [at(useCase, "throw 'x';"), 'thrown'],
    [at(useCase, 'const mine = make(); throw mine;'), 'thrown'],
    [at(useCase, 'throw new NotFound();'), 'thrown'],
    [at(useCase, "import { NotFoundException } from '@nestjs/common';"), 'nest'],
  ],
);

check(
  'no-export-star',
  [at(useCase, "export { a } from './a.js';")],
  [
    [at(useCase, "export * from './a.js';"), 'star'],
    [at(useCase, "export * as a from './a.js';"), 'star'],
  ],
);

check(
  'honest-tests',
  [
    at(spec, "it('adds', () => { expect(1 + 1).toBe(2); });"),
    at(spec, "it('finds it', () => { expect(x).toBeDefined(); expect(x.id).toBe(1); });"),
    at(spec, "it('finds nothing', () => { expect(x).toBeUndefined(); });"),
    at(spec, "describe.skipIf(!url)('PostgreSQL', () => {});"),
    at(spec, "it('needs caddy', (context) => { context.skip('caddy is missing'); });"),
    at(spec, 'const page = rows.skip(5);'),
    at(useCase, 'it.only(() => {});'),
  ],
  [
    [at(spec, "it.skip('adds', () => {});"), 'skipped'],
    [at(spec, "describe.skip('adding', () => {});"), 'skipped'],
    [at(spec, "it.todo('adds');"), 'skipped'],
    [at(spec, "xit('adds', () => {});"), 'skipped'],
    [at(spec, "describe.skipIf(true)('adding', () => {});"), 'skipped'],
    [at(spec, "it('adds', (context) => { context.skip(); });"), 'skipped'],
    [at(spec, "it.only('adds', () => {});"), 'focused'],
    [at(spec, "describe.only.each([1])('adding', () => {});"), 'focused'],
    [at(spec, "fdescribe('adding', () => {});"), 'focused'],
    [at(spec, "it('is there', () => { expect(service).toBeDefined(); });"), 'hollow'],
    [at(spec, "it.each([1])('is there', async () => { expect(await make()).not.toBeUndefined(); });"), 'hollow'],
  ],
);

check(
  'max-constructor-dependencies',
  [at(useCase, 'class A { constructor(a, b) {} } function f(a, b, c, d) {}')],
  [[at(useCase, 'class A { constructor(private a: A, private b: B, c: C) {} }'), 'many']],
  [2],
);

check(
  'max-params',
  [at(useCase, 'function f(a, b) {} class A { constructor(a, b, c) {} }')],
  [
    [at(useCase, 'function f(a, b, c) {}'), 'many'],
    [at(useCase, 'class A { go = (a, b, c) => {}; }'), 'many'],
    [at(useCase, 'class A { go(a, b, c) {} }'), 'many'],
  ],
  [2],
);

check(
  'file-name',
  [
    at('apps/web/vite.config.ts', ''),
    at('migrations/src/1763-create-x.ts', ''),
    at('apps/web/src/routes/__root.tsx', ''),
    at(spec, ''),
  ],
  [
    [at('libs/kernel/src/uploadDocument.ts', ''), 'kebab'],
    [at('apps/web/src/ui/Button.tsx', ''), 'kebab'],
    [at('libs/kernel/src/utils.ts', ''), 'empty'],
    [at('libs/kernel/src/string-helpers.ts', ''), 'empty'],
  ],
);
