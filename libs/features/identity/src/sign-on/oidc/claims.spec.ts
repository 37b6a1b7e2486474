import { loadConfig } from '@assist/platform/config';
import { describe, expect, it } from 'vitest';
import { personOfClaims, type Claims } from './claims.js';
import { oidcConfig, oidcProvidersOf } from './oidc.config.js';

const subjectOf = (issuer: string, sub: unknown): string | undefined => {
  const env = { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: 'assist' };
  const [provider] = oidcProvidersOf(loadConfig([oidcConfig], { env }).get(oidcConfig));
  const claims: Claims = { sub, email: 'anna@firma.example' };
  return personOfClaims(claims, provider!)?.subject;
};
const OLD = 'https://alt.firma.example';
const NEW = 'https://neu.firma.example';

describe('who a provider says this is', () => {
  it('is the same person at each sign-in, and another one at another issuer', () => {
    expect(subjectOf(OLD, '1')).toBe(subjectOf(OLD, '1'));
    expect(subjectOf(OLD, '1')).not.toBe(subjectOf(NEW, '1'));
    expect(subjectOf(OLD, '1')).not.toBe(subjectOf(OLD, '2'));
  });

  it('fits into the row however long the subject is, and stays apart from others', () => {
    const long = 'x'.repeat(254);
    expect(subjectOf(OLD, `${long}1`)!.length).toBeLessThan(256);
    expect(subjectOf(OLD, `${long}1`)).not.toBe(subjectOf(OLD, `${long}2`));
  });

  it.each(['', 'x'.repeat(256), 'a\u0000', 7, null, undefined])('is nobody by the subject %j', (sub) => {
    expect(subjectOf(OLD, sub)).toBeUndefined();
  });
});

describe('whether the provider vouches for the address', () => {
  const verified = (emailClaim: string, claims: Claims): boolean | null | undefined => {
    const env = { OIDC_ISSUER: OLD, OIDC_CLIENT_ID: 'assist', OIDC_EMAIL_CLAIM: emailClaim };
    const [provider] = oidcProvidersOf(loadConfig([oidcConfig], { env }).get(oidcConfig));
    return personOfClaims({ sub: '1', ...claims }, provider!)?.emailVerified;
  };
  const own = { email: 'mallory@firma.example', email_verified: true };

  it.each<[string, Claims, boolean | null]>([
    ['email', own, true],
    ['email', { ...own, email_verified: 'true' }, true],
    ['email', { ...own, email_verified: false }, false],
    ['email', { email: own.email }, null],
    // What a person may choose freely at many providers: the word is about `email`, not about this.
    ['preferred_username', { ...own, preferred_username: 'chefin@firma.example' }, null],
    ['preferred_username', { ...own, preferred_username: 'chefin@firma.example', email_verified: false }, false],
    ['preferred_username', { email_verified: true, preferred_username: 'chefin@firma.example' }, null],
    ['preferred_username', { ...own, preferred_username: 'Mallory@firma.example' }, true],
  ])('by %s of %j: %j', (emailClaim, claims, expected) => {
    expect(verified(emailClaim, claims)).toBe(expected);
  });
});
