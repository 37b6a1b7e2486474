import { createHash } from 'node:crypto';
import { MAX_GROUPS, type AdmissionRules, type ExternalPerson } from '../accounts/external-person.js';
import { emailOf, groupsOf, nameOf, subjectOf } from '../accounts/person-fields.js';
import type { OidcSettings } from './oidc.config.js';

/** Longer subjects are kept as their fingerprint: the issuer's must fit before them. */
const MAX_PLAIN = 200;

export type Claims = Readonly<Record<string, unknown>>;

/** A claim by its name, or by the way to it: names of claims may contain dots themselves. */
export function claimOf(claims: Claims, path: string): unknown {
  if (Object.hasOwn(claims, path)) return claims[path];
  let value: unknown = claims;
  for (const step of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return value;
}

/** Whether the identity token tells all that we are to know; else the provider is asked once more. */
export function isComplete(
  claims: Claims,
  { emailClaim, nameClaim, groupsClaim, groupMapping, roleMapping }: OidcSettings,
): boolean {
  const needsGroups = Object.keys(groupMapping).length + Object.keys(roleMapping).length > 0;
  const needed = [emailClaim, nameClaim, ...(needsGroups ? [groupsClaim] : [])];
  return needed.every((path) => claimOf(claims, path) !== undefined);
}

/** Null when the provider does not say who this is, or gives no e-mail address. */
export function personOfClaims(claims: Claims, provider: OidcSettings): ExternalPerson | null {
  const subject = subjectAt(provider.issuer, claims['sub']);
  const email = emailOf(claimOf(claims, provider.emailClaim));
  if (subject === null || email === null) return null;
  return {
    provider: provider.id,
    subject,
    email,
    emailVerified: isVerified(claims, email),
    name: nameOf(claimOf(claims, provider.nameClaim), email),
    groups: groupsOf(claimOf(claims, provider.groupsClaim), MAX_GROUPS),
  };
}

/**
 * What the provider says of an address. Its word is about the claim `email`: by another claim, such as a name that
 * people choose themselves, they could call themselves whatever they like.
 */
function isVerified(claims: Claims, email: string): boolean | null {
  const said = claims['email_verified'];
  if (said === undefined) return null;
  // Some providers write it as text.
  if (said !== true && said !== 'true') return false;
  return emailOf(claims['email']) === email ? true : null;
}

/** Another issuer under the same id of ours may call another person by the same subject. */
function subjectAt(issuer: string, sub: unknown): string | null {
  const own = subjectOf(sub);
  if (own === null) return null;
  return `${fingerprint(issuer).slice(0, 12)}:${own.length > MAX_PLAIN ? fingerprint(own) : own}`;
}

function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** An address that the provider calls unverified proves no domain. */
export function isAllowedDomain({ email, emailVerified }: ExternalPerson, { allowedDomains, trustEmail }: OidcSettings): boolean {
  if (allowedDomains.length === 0) return true;
  if (emailVerified === false && !trustEmail) return false;
  const domain = email.slice(email.lastIndexOf('@') + 1);
  return allowedDomains.some((allowed) => allowed.replace(/^@/, '').toLowerCase() === domain);
}

export function oidcRules({ autoCreate, linkByEmail, trustEmail, roleMapping, groupMapping }: OidcSettings): AdmissionRules {
  return { autoCreate, linkByEmail, trustEmail, roleMapping, groupMapping, groupNames: 'exact' };
}
