/** Modules that can be licensed; the boundaries know a folder for each. */
export const featureNames = ['usecases', 'mcp', 'imagegen', 'workflow', 'helpdesk', 'ops'] as const;

/** Files of a new feature, by their path from the root. Everything but the first behaviour is there; its test fails. */
export function featureRoom(name: string, versions: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const room = `libs/features/${name}`;
  const title = name.charAt(0).toUpperCase() + name.slice(1);
  return {
    [`${room}/package.json`]: manifest(name, versions),
    [`${room}/tsconfig.json`]: compilerOptions(),
    [`${room}/README.md`]: readme(name),
    [`${room}/src/index.ts`]: [
      `export { ${name}Errors } from './${name}.errors.js';`,
      `export { ${name}Feature } from './${name}.feature.js';`,
      `export { ${title}Module } from './${name}.module.js';`,
      '',
    ].join('\n'),
    [`${room}/src/${name}.errors.ts`]: errors(name),
    [`${room}/src/${name}.feature.ts`]: feature(name, title),
    [`${room}/src/${name}.module.ts`]: moduleFile(title),
    [`${room}/test/${name}.api.spec.ts`]: firstTest(name),
  };
}

function manifest(name: string, versions: Readonly<Record<string, string>>): string {
  const own = Object.fromEntries(['contracts', 'kernel', 'platform'].map((lib) => [`@assist/${lib}`, '*']));
  const entry = { '@assist/source': './src/index.ts', types: './dist/index.d.ts', default: './dist/index.js' };
  const content = {
    name: `@assist/${name}`,
    version: versions['version'],
    private: true,
    type: 'module',
    exports: { '.': entry },
    scripts: { build: 'node ../../../node_modules/typescript7/bin/tsc -b' },
    dependencies: { ...own, '@nestjs/common': versions['@nestjs/common'], zod: versions['zod'] },
  };
  return json(content);
}

function compilerOptions(): string {
  return json({
    extends: '../../../tsconfig.base.json',
    compilerOptions: { rootDir: 'src', outDir: 'dist', tsBuildInfoFile: 'dist/.tsbuildinfo' },
    include: ['src/**/*.ts'],
    exclude: ['src/**/*.spec.ts'],
    references: ['contracts', 'kernel', 'platform'].map((lib) => ({ path: `../../${lib}` })),
  });
}

function readme(name: string): string {
  return `# @assist/${name}

What it does for whom, in a sentence. TODO before the first merge: the sentence, and what is below.

- Ports: what it offers to other rooms (\`src/contracts.ts\`, entry \`/contracts\`), what it asks of them.
- Routes, socket events and kinds of work, each with the licence module \`${name}\`.
- Tables, metrics, settings.
`;
}

function errors(name: string): string {
  return `import type { ErrorTableOf } from '@assist/platform/http';

/** A code is added to the closed set of @assist/contracts first; then this does not compile without its status. */
export const ${name}Errors = {} satisfies ErrorTableOf<never>;
`;
}

function feature(name: string, title: string): string {
  return `import type { Feature } from '@assist/platform/http';
import { ${name}Errors } from './${name}.errors.js';
import { ${title}Module } from './${name}.module.js';

export const ${name}Feature: Feature = {
  id: '${name}',
  modules: [${title}Module],
  entities: [],
  config: [],
  errors: ${name}Errors,
  prefixes: ['/api/${name}'],
};
`;
}

function moduleFile(title: string): string {
  return `import { Module } from '@nestjs/common';

@Module({ controllers: [], providers: [], exports: [] })
export class ${title}Module {}
`;
}

function firstTest(name: string): string {
  return `import { migrations } from '@assist/migrations';
import { createTestApp, type TestApp } from '@assist/platform/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ${name}Feature } from '../src/index.js';

describe('${name}', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp({ features: [${name}Feature], migrations });
  });
  afterAll(() => app.close());

  it('lists nothing for a user who has made nothing', async () => {
    const reply = await app.call('GET', '/api/${name}', { token: app.user().token });
    expect([reply.status, reply.body]).toEqual([200, { items: [] }]);
  });
});
`;
}

function json(content: unknown): string {
  return `${JSON.stringify(content, null, 2)}\n`;
}
