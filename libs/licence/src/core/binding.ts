import { sha256Hex } from './encoding.js';
import { DAY_MS } from './instant.js';
import type { LicenseBinding, LicenseClaims } from './license-claims.js';
import type { BindGrace, HostFacts } from './verify-context.js';

export type BindComponentType = 'mid' | 'dmi' | 'host' | 'inst';

/** A component as licences name it: `type:` and the first 32 hex digits of a SHA-256, so no raw host id leaves the house. */
export function bindComponent(type: BindComponentType, value: string): string {
  return `${type}:${sha256Hex(`assist-bind/v1:${type}:${value}`).slice(0, 32)}`;
}

export type BindingResult =
  | { readonly kind: 'bound' }
  | { readonly kind: 'grace'; readonly grace: BindGrace }
  | { readonly kind: 'ended'; readonly grace: BindGrace };

/**
 * Step 13. A host that does not match starts the bind grace, once for each licence: restarts do not start it again,
 * a match or a new licence ends it.
 */
export function checkBinding(
  claims: Pick<LicenseClaims, 'lid' | 'bind' | 'policy'>,
  host: HostFacts,
  stored: BindGrace | null,
  now: number,
): BindingResult {
  if (hostMatches(claims.bind, host)) return { kind: 'bound' };
  const grace = stored?.lid === claims.lid ? { ...stored } : { lid: claims.lid, startedAt: now };
  return { kind: now < bindGraceEnd(claims, grace) ? 'grace' : 'ended', grace };
}

/** From this instant on, a licence that lacks its host does not count. */
export function bindGraceEnd({ policy }: Pick<LicenseClaims, 'policy'>, { startedAt }: BindGrace): number {
  return startedAt + policy.bindGraceDays * DAY_MS;
}

/** True where the licence may run on a host with these facts. */
export function hostMatches(bind: LicenseBinding, host: HostFacts): boolean {
  switch (bind.mode) {
    case 'none':
      return true;
    case 'hostname':
      return host.publicHost?.toLowerCase() === bind.host;
    case 'fingerprint':
      return bind.components.filter((component) => host.components.includes(component)).length >= bind.need;
  }
}
