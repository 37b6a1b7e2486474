import type { Feature } from '@assist/platform/http';

/** Public path prefixes of an API, for the reverse proxy. */
export function prefixesOf(features: readonly Feature[]): string[] {
  return [...new Set(features.flatMap((feature) => feature.prefixes))].sort();
}
