import { z } from 'zod';
import { KNOWN_CLAIMS, licenseClaimsSchema, type LicenseClaims } from './license-claims.js';
import { parseOrRefuse, payloadJson } from './read-payload.js';
import { refuse } from './refusal.js';

/** What tells the version apart, readable in every version. */
const versionSchema = z.object({ ver: z.int().min(1), critical: z.array(z.string()) });

export interface ReadPayload {
  readonly claims: LicenseClaims;
  /** Dotted paths of members that this version ignores. */
  readonly notUnderstood: readonly string[];
}

/**
 * Step 6: the claims of a payload whose signature holds. The version is looked at first, because a later version
 * needs other claims and the customer must then read "update the product", not "the file is broken".
 * Refuses with `LIC_SCHEMA` (`claim` = path of the first fault, never its value) or `LIC_TOO_NEW`.
 */
export function readLicensePayload(payload: Uint8Array): ReadPayload {
  const raw = payloadJson(payload);
  const version = parseOrRefuse(versionSchema, raw);
  if (version.ver > 1) refuse('LIC_TOO_NEW', { claim: 'ver' });
  const unknown = version.critical.find((name) => !KNOWN_CLAIMS.has(name));
  if (unknown !== undefined) refuse('LIC_TOO_NEW', { claim: unknown.slice(0, 100) });
  const claims = parseOrRefuse(licenseClaimsSchema, raw);
  return { claims, notUnderstood: membersNotIn(claims, raw, '') };
}

function membersNotIn(known: unknown, raw: unknown, prefix: string): string[] {
  if (!isRecord(known) || !isRecord(raw)) return [];
  return Object.keys(raw).flatMap((name) =>
    Object.hasOwn(known, name) ? membersNotIn(known[name], raw[name], `${prefix}${name}.`) : [`${prefix}${name}`],
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
