import { Secret, TOTP } from 'otpauth';

/** What apps understand without settings (RFC 6238 with the defaults of the key URI format). */
const PARAMETERS = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
const SECRET_BYTES = 20;
/** Clocks of phones and servers differ: the code before and the one after are taken too. */
const WINDOW = 1;
const CODE = /^\d{6}$/;

/** Base 32 of 160 random bits. */
export function newTotpSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

/** For a QR code: `otpauth://totp/...`; apps show issuer and account. */
export function totpUri(secret: string, account: string, issuer: string): string {
  return new TOTP({ ...PARAMETERS, issuer, label: account, secret: Secret.fromBase32(secret) }).toString();
}

/**
 * The time step (half minutes since the epoch) that a code stands for; null when it is wrong, or of a step that is not
 * after `lastStep`: a code that was used, and those before it, open nothing again.
 */
export function totpStep(secret: string, code: string, now: number, lastStep: number | null): number | null {
  if (!CODE.test(code)) return null;
  const totp = new TOTP({ ...PARAMETERS, secret: Secret.fromBase32(secret) });
  const delta = totp.validate({ token: code, timestamp: now, window: WINDOW });
  if (delta === null) return null;
  const step = Math.floor(now / 1000 / PARAMETERS.period) + delta;
  return lastStep !== null && step <= lastStep ? null : step;
}
