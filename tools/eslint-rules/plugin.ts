import type { ESLint } from 'eslint';
import { envOnlyInConfig } from './env-only-in-config.ts';
import { fileName } from './file-name.ts';
import { honestTests } from './honest-tests.ts';
import { maxConstructorDependencies } from './max-constructor-dependencies.ts';
import { maxParams } from './max-params.ts';
import { noExportStar } from './no-export-star.ts';
import { throwAppError } from './throw-app-error.ts';
import { typeormOnlyInPersistence } from './typeorm-only-in-persistence.ts';

/** The house's own rules; in findings they are called `assist/<name>`. */
export const assistPlugin: ESLint.Plugin = {
  meta: { name: 'assist' },
  rules: {
    'env-only-in-config': envOnlyInConfig,
    'file-name': fileName,
    'honest-tests': honestTests,
    'max-constructor-dependencies': maxConstructorDependencies,
    'max-params': maxParams,
    'no-export-star': noExportStar,
    'throw-app-error': throwAppError,
    'typeorm-only-in-persistence': typeormOnlyInPersistence,
  },
};
