import { createRequire } from 'node:module';
import type { BuildFacts } from '../core/index.js';

/** What this build is. The release date stands in the package and is set when a version is made. */
export function buildFacts(): BuildFacts {
  const packageFile = createRequire(import.meta.url)('../../package.json') as { releaseDate: string };
  return { product: 'cgs-assist', issuer: 'cgs', env: 'production', builtAt: Date.parse(`${packageFile.releaseDate}T00:00:00Z`) };
}
