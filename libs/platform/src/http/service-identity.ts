import { createRequire } from 'node:module';

export interface ServiceIdentity {
  /** `appliance`, `core-api`, ... */
  readonly name: string;
  readonly version: string;
}

export const SERVICE = Symbol('service');

/** The product has one version; every package carries it. */
export function productVersion(): string {
  const packageFile = createRequire(import.meta.url)('../../package.json') as { version: string };
  return packageFile.version;
}
